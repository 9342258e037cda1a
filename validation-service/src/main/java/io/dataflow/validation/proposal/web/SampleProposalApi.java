package io.dataflow.validation.proposal.web;

import io.dataflow.platform.problem.Problem;
import io.dataflow.validation.history.web.Asked;
import io.dataflow.validation.model.ModelJson;
import io.dataflow.validation.proposal.Inferred;
import io.dataflow.validation.proposal.PastedSamples;
import io.dataflow.validation.proposal.Proposed;
import io.dataflow.validation.proposal.Remark;
import io.dataflow.validation.proposal.Sample;
import io.dataflow.validation.proposal.SampleProposal;
import io.dataflow.validation.proposal.TopicSamples;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Infers data models from samples of payloads. */
@RestController
class SampleProposalApi {

    private static final int MOST = 1000;

    private final TopicSamples topics;
    private final Asked asked;
    private final Clock clock;

    SampleProposalApi(TopicSamples topics, Asked asked, Clock clock) {
        this.topics = topics;
        this.asked = asked;
        this.clock = clock;
    }

    /**
     * A model that nobody has saved yet, and what it was inferred from.
     *
     * @param model as it can be saved
     * @param remarks why it is so, field by field
     * @param readings how many could be read
     * @param fields what was seen in each
     * @param unreadable what could not be read, the first of it
     * @param refused what the proposed model would refuse all the same
     */
    record InferredModel(
            JsonNode model,
            List<Remark> remarks,
            int readings,
            List<Inferred.SeenField> fields,
            List<Inferred.NotTaken> unreadable,
            List<Inferred.NotTaken> refused) {}

    /** The model that fits the payloads in the request's body: JSON objects, arrays, one a line, ts and values, or SenML. */
    @PreAuthorize("hasRole('OPERATOR')")
    @PostMapping(path = "/api/models/proposals/samples", consumes = MediaType.ALL_VALUE)
    InferredModel ofSamples(@RequestParam(required = false) @Nullable String name, InputStream body)
            throws IOException {
        List<Sample> samples = PastedSamples.split(Pasted.text(body), clock.instant());
        return inferred(SampleProposal.of(samples, given(name), ""));
    }

    /** The model that fits the newest readings of a topic, or the newest refused ones of a source. */
    @PreAuthorize("hasRole('OPERATOR')")
    @GetMapping("/api/models/proposals/topic")
    InferredModel ofTopic(
            @RequestParam(required = false) @Nullable String topic,
            @RequestParam(required = false) @Nullable String source,
            @RequestParam(defaultValue = "200") int last,
            @RequestParam(required = false) @Nullable String name) {
        int most = asked.count("last", last, 1, MOST);
        Optional<String> ofTopic = given(topic);
        Optional<String> ofSource = given(source);
        if (ofTopic.isPresent() == ofSource.isPresent()) {
            throw Problem.badRequest("Wrong parameter", "Name a topic or a source, and not both.");
        }
        List<Sample> samples = ofTopic.map(one -> topics.ofTopic(one, most))
                .orElseGet(() -> topics.ofSource(ofSource.orElseThrow(), most));
        String subject = ofTopic.or(() -> ofSource).orElseThrow();
        if (samples.isEmpty()) {
            throw Problem.notFound(
                    "No readings",
                    "Nothing of '" + subject + "' is in quarantine or stored; paste some payloads, or have some sent.");
        }
        return inferred(SampleProposal.of(samples, given(name), subject));
    }

    private static Optional<String> given(@Nullable String text) {
        return Optional.ofNullable(text).map(String::strip).filter(given -> !given.isEmpty());
    }

    private static InferredModel inferred(Inferred inferred) {
        return switch (inferred.proposed()) {
            case Proposed.Model found ->
                new InferredModel(
                        ModelJson.tree(found.model()),
                        found.remarks(),
                        inferred.readings(),
                        inferred.fields(),
                        inferred.unreadable(),
                        inferred.refused());
            case Proposed.Mistakes mistakes ->
                throw Problem.invalid("No model can be made of this; correct what is listed.", mistakes.violations());
        };
    }
}
