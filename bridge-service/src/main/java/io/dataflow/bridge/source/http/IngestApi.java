package io.dataflow.bridge.source.http;

import io.dataflow.bridge.delivery.Space;
import io.dataflow.bridge.source.Source;
import io.dataflow.bridge.source.SourceKind;
import io.dataflow.bridge.source.Sources;
import io.dataflow.contract.DeviceId;
import io.dataflow.contract.Envelope;
import io.dataflow.contract.Excerpt;
import io.dataflow.contract.MessageId;
import io.dataflow.platform.problem.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Takes readings over HTTP. */
@RestController
@Tag(name = "Ingest", description = "Readings over HTTP")
class IngestApi {

    static final String PATH = "/bridge/ingest";
    private static final String DEVICE_HEADER = "X-Device-Id";

    private final Sources sources;
    private final Ingest ingest;
    private final JsonReading json;
    private final Bodies bodies;
    private final HttpEnvelopes envelopes;

    IngestApi(Sources sources, Ingest ingest, JsonReading json, IngestSettings settings, HttpEnvelopes envelopes) {
        this.sources = sources;
        this.ingest = ingest;
        this.json = json;
        this.bodies = new Bodies(settings.largestBody());
        this.envelopes = envelopes;
    }

    /** Takes a reading of the source {@code http}. */
    @Operation(
            summary = "Sends a reading",
            description =
                    "One JSON object. 202 means that a buffer node has it; its message id is the one it will be stored under"
                            + " if its model calls the time 'timestamp'. 503 says when to try again.")
    @PostMapping(path = PATH, consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.ACCEPTED)
    @PreAuthorize("hasAnyRole('OPERATOR', 'DEVICE')")
    Taken ingest(
            HttpServletRequest request, @RequestHeader(name = DEVICE_HEADER, required = false) Optional<String> device)
            throws IOException {
        return ingest("http", request, device);
    }

    /** Takes a reading of a named source. */
    @Operation(summary = "Sends a reading of a named source")
    @PostMapping(path = PATH + "/{source}", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.ACCEPTED)
    @PreAuthorize("hasAnyRole('OPERATOR', 'DEVICE')")
    Taken ingest(
            @PathVariable String source,
            HttpServletRequest request,
            @RequestHeader(name = DEVICE_HEADER, required = false) Optional<String> device)
            throws IOException {
        Source from = httpSource(source);
        Optional<DeviceId> sender = device.map(IngestApi::deviceId);
        // Before it is read: bodies of many requests at once are what fills the memory.
        try (Space space = ingest.spaceFor(from.name(), bodies.expected(request))) {
            Envelope envelope = envelopes.of(from.name(), sender, bodies.read(request));
            MessageId id = json.messageId(envelope);
            ingest.take(envelope, space);
            return new Taken(List.of(id.toString()));
        }
    }

    private Source httpSource(String name) {
        Source source = sources.find(name)
                .filter(found -> found.kind() == SourceKind.HTTP)
                .orElseThrow(() -> Problem.notFound(
                        "No such source",
                        "There is no HTTP source '" + Excerpt.of(name) + "'. The page Sources lists those there are."));
        if (source.paused()) {
            throw Problem.conflict(
                    "Source is paused",
                    "Source " + source.name() + " takes no readings until an operator lets it go on.");
        }
        return source;
    }

    private static DeviceId deviceId(String header) {
        return DeviceId.parse(header)
                .orElseThrow(() -> Problem.badRequest(
                        "Not a device id",
                        "The header " + DEVICE_HEADER + " is '" + Excerpt.of(header) + "'. A device id has "
                                + DeviceId.RULE + "."));
    }

    /**
     * What the sender hears.
     *
     * @param messageIds one for each reading, in their order
     */
    record Taken(List<String> messageIds) {}
}
