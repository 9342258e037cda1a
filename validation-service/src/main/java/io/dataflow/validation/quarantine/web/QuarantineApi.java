package io.dataflow.validation.quarantine.web;

import io.dataflow.contract.Excerpt;
import io.dataflow.contract.MessageId;
import io.dataflow.platform.problem.Problem;
import io.dataflow.validation.history.TimeRange;
import io.dataflow.validation.history.web.Asked;
import io.dataflow.validation.quarantine.QuarantineAccount;
import io.dataflow.validation.quarantine.QuarantineGroups;
import io.dataflow.validation.quarantine.QuarantinePage;
import io.dataflow.validation.quarantine.QuarantineReader;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** Refused readings, with every reason. */
@RestController
@RequestMapping("/api/quarantine")
@Tag(name = "Quarantine", description = "Readings that fit no model, and what becomes of them")
class QuarantineApi {

    private static final Duration DAY = Duration.ofDays(1);
    private static final int MOST = 500;

    private final QuarantineReader quarantine;
    private final QuarantineGroups groups;
    private final QuarantineAccount account;
    private final QuarantineExport export;
    private final Asked asked;

    QuarantineApi(
            QuarantineReader quarantine,
            QuarantineGroups groups,
            QuarantineAccount account,
            QuarantineExport export,
            Asked asked) {
        this.quarantine = quarantine;
        this.groups = groups;
        this.account = account;
        this.export = export;
        this.asked = asked;
    }

    @Operation(
            summary = "The newest refused readings that all of the filter is true of",
            description =
                    "Of long payloads the beginning. Pointer, version, topic, text and state are looked for row by row; after"
                            + " 10,000 rows the answer says up to when it searched, and next_cursor goes on there.")
    @GetMapping
    QuarantinePage page(
            @ModelAttribute FilterParameters filter,
            @RequestParam(defaultValue = "50") int size,
            @RequestParam(required = false) @Nullable String cursor) {
        return quarantine.page(
                filter.filter(asked),
                asked.count("size", size, 1, MOST),
                asked.cursor(cursor, QuarantinePage.Place::of));
    }

    @Operation(summary = "One refused reading, whole")
    @GetMapping("/{id:[0-9a-fA-F]{16}}")
    QuarantinePage.Kept one(@PathVariable String id) {
        return quarantine
                .find(new MessageId(Long.parseUnsignedLong(id, 16)))
                .orElseThrow(() -> Problem.notFound(
                        "Not in quarantine", "No refused reading has the id " + id + "; it may have been discarded."));
    }

    @Operation(summary = "How many were refused for which reason, the most frequent first")
    @GetMapping("/reasons")
    List<QuarantinePage.Reason> reasons(
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to) {
        TimeRange range = asked.range(from, to, DAY);
        return quarantine.reasons(range.from(), range.to());
    }

    @Operation(
            summary = "Refused readings by reason, device or topic, with an example of each",
            description =
                    "Of the newest 20,000 that the filter's first of device, rule, model, source and time leads to; the answer says"
                            + " whether these are all.")
    @GetMapping("/groups")
    QuarantineGroups.Groups groups(
            @ModelAttribute FilterParameters filter, @RequestParam(defaultValue = "reason") String by) {
        return groups.read(filter.filter(asked), by(by));
    }

    @Operation(
            summary = "What came into quarantine, what became of it, and what is there",
            description =
                    "entered - replayed - discarded - expired = in_quarantine, which has to be the number of rows. Readings are"
                            + " counted: of one message several may be refused.")
    @GetMapping("/account")
    QuarantineAccount.Check account() {
        return account.check();
    }

    @Operation(summary = "All that the filter means as NDJSON, newest first, whole, as a stream")
    @GetMapping(path = "/export", produces = "application/x-ndjson")
    ResponseEntity<StreamingResponseBody> export(@ModelAttribute FilterParameters filter) {
        var wanted = filter.filter(asked);
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("application/x-ndjson"))
                .header("Content-Disposition", "attachment; filename=\"quarantine.ndjson\"")
                .body(out -> export.write(wanted, out));
    }

    private static QuarantineGroups.By by(String word) {
        return switch (word.strip().toLowerCase(Locale.ROOT)) {
            case "reason" -> QuarantineGroups.By.REASON;
            case "device" -> QuarantineGroups.By.DEVICE;
            case "topic" -> QuarantineGroups.By.TOPIC;
            default ->
                throw Problem.badRequest(
                        "Wrong parameter",
                        "Parameter 'by' with the value '" + Excerpt.of(word)
                                + "' is nothing to group by; write reason, device or topic.");
        };
    }
}
