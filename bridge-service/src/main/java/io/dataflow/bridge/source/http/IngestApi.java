package io.dataflow.bridge.source.http;

import io.dataflow.bridge.delivery.Room;
import io.dataflow.bridge.source.csv.Separator;
import io.dataflow.bridge.source.http.body.Body;
import io.dataflow.bridge.source.http.body.BodyForm;
import io.dataflow.bridge.source.http.body.Desk;
import io.dataflow.contract.Topics;
import io.dataflow.platform.problem.ProblemWriter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Takes readings over HTTP. */
@RestController
@Tag(name = "Ingest", description = "Readings over HTTP")
class IngestApi {

    static final String PATH = Topics.INGEST_PATH;

    private static final String MAY_SEND = "hasAnyRole('OPERATOR', 'DEVICE')";
    private static final String SEPARATOR = "separator";

    private final Sendings sendings;
    private final Ingest ingest;
    private final IngestSettings settings;
    private final Desk desk;
    private final ProblemWriter problems;

    IngestApi(Sendings sendings, Ingest ingest, IngestSettings settings, ProblemWriter problems) {
        this.sendings = sendings;
        this.ingest = ingest;
        this.settings = settings;
        this.desk = new Desk(settings.largestReading(), new Room(settings.mostBytes()));
        this.problems = problems;
    }

    /** Takes readings of the source {@code http}. */
    @TakesReadings
    @PostMapping(PATH)
    @PreAuthorize(MAY_SEND)
    ResponseEntity<Taken> ingest(HttpServletRequest request, Authentication who) {
        return ingest("http", request, who);
    }

    /** Takes readings of a named source. */
    @TakesReadings
    @PostMapping(PATH + "/{source}")
    @PreAuthorize(MAY_SEND)
    ResponseEntity<Taken> ingest(@PathVariable String source, HttpServletRequest request, Authentication who) {
        Sending sending = sendings.of(source, request, who);
        Body body = body(request);
        Taken taken = ingest.take(sending, () -> body.cutter(request.getInputStream(), desk, settings.unpacking()));
        // The type is set, so that it isn't only found out now that the sender would not have it.
        return ResponseEntity.status(taken.refused() == 0 ? HttpStatus.ACCEPTED : HttpStatus.MULTI_STATUS)
                .contentType(MediaType.APPLICATION_JSON)
                .body(taken);
    }

    /** After a read that failed, the container has its error page answer in any case; that one tells what it finds in the request. */
    @ExceptionHandler
    void tellIfAnybodyListens(BrokenOff brokenOff, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        request.setAttribute(RequestDispatcher.ERROR_EXCEPTION, brokenOff.problem());
        problems.write(brokenOff.problem(), response);
    }

    private static Body body(HttpServletRequest request) {
        return new Body(
                BodyForm.of(request.getContentType()),
                Body.packed(Optional.ofNullable(request.getHeader(HttpHeaders.CONTENT_ENCODING))),
                Query.of(request).text(SEPARATOR).map(IngestApi::separator));
    }

    private static Separator separator(String text) {
        return Separator.parse(text)
                .orElseThrow(() -> Query.invalid(
                        SEPARATOR, text, "must be comma, semicolon or tab", "Leave it out to have it found out."));
    }
}
