package io.dataflow.validation.modelling.web;

import io.dataflow.platform.problem.Problem;
import io.dataflow.validation.history.TimeRange;
import io.dataflow.validation.model.Checked;
import io.dataflow.validation.model.DataModel;
import io.dataflow.validation.modelling.ModelCheck;
import io.dataflow.validation.modelling.Versions;
import io.dataflow.validation.modelling.dryrun.DryRun;
import io.dataflow.validation.modelling.dryrun.DryRunReport;
import io.dataflow.validation.verdict.Judge;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Tries versions of models on what came in already. */
@RestController
@Tag(name = "Models", description = "What readings have to look like")
class DryRunApi {

    private static final Duration USUAL_PERIOD = Duration.ofHours(24);
    private static final int USUAL_SAMPLE = 20_000;
    private static final int LARGEST_SAMPLE = 100_000;

    private final Versions versions;
    private final DryRun dryRun;
    private final Clock clock;

    DryRunApi(Versions versions, DryRun dryRun, Clock clock) {
        this.versions = versions;
        this.dryRun = dryRun;
        this.clock = clock;
    }

    /**
     * What is to be tried on what.
     *
     * @param version of the model; or else
     * @param model a document that is not saved
     * @param from of the period, a day before its end unless said
     * @param to of the period, now unless said
     * @param sample how many readings are judged at most
     */
    record Wanted(
            @Nullable Integer version,
            @Nullable JsonNode model,
            @Nullable Instant from,
            @Nullable Instant to,
            @Nullable Integer sample) {}

    @Operation(
            summary = "What a version would do with what came in already",
            description =
                    "Changes nothing, and answers within 10 s with what it has looked at by then. Of stored rows the payload is"
                            + " no longer there: it is made again of their columns, so that defaults look as if they had been sent, and what"
                            + " was dropped is missing. Where there are more rows than sample (20,000 unless said), the newest of each of 48"
                            + " equal parts of the period are judged. Refused readings are those that are bound to the model, the newest"
                            + " first.")
    @PostMapping("/api/models/{name}/dry-run")
    @PreAuthorize("hasRole('OPERATOR')")
    DryRunReport run(@PathVariable String name, @RequestBody Wanted wanted) {
        DataModel model = model(name, wanted);
        Instant to = wanted.to() == null ? clock.instant().truncatedTo(ChronoUnit.MILLIS) : wanted.to();
        Instant from = wanted.from() == null ? to.minus(USUAL_PERIOD) : wanted.from();
        if (!from.isBefore(to)) {
            throw Problem.badRequest("Wrong period", "'from' " + from + " is not before 'to' " + to + "; swap them.");
        }
        int sample = wanted.sample() == null ? USUAL_SAMPLE : wanted.sample();
        if (sample < 1 || sample > LARGEST_SAMPLE) {
            throw Problem.badRequest(
                    "Wrong sample", "'sample' is " + sample + "; write a number from 1 to " + LARGEST_SAMPLE + ".");
        }
        return dryRun.run(model, versions.everActive(name), new TimeRange(from, to), sample);
    }

    private DataModel model(String name, Wanted wanted) {
        if (wanted.model() != null) {
            return switch (ModelCheck.of(wanted.model())) {
                case Checked.Model found -> named(name, found.model());
                case Checked.Mistakes mistakes ->
                    throw Problem.invalid("Nothing was tried: it is no valid model yet.", mistakes.violations());
            };
        }
        if (wanted.version() == null) {
            throw Problem.badRequest("Nothing to try", "Send the version to try, or a document as 'model'.");
        }
        DataModel model = versions.model(name, wanted.version());
        if (!Judge.wrongDefaults(model).isEmpty()) {
            throw Problem.invalid("Nothing was tried: it is no valid model yet.", Judge.wrongDefaults(model));
        }
        return model;
    }

    private static DataModel named(String name, DataModel model) {
        if (!model.name().value().equals(name)) {
            throw Problem.badRequest(
                    "Another model", "The document is of model '" + model.name() + "', not of '" + name + "'.");
        }
        return model;
    }
}
