package io.dataflow.validation.quarantine.web;

import io.dataflow.contract.MessageId;
import io.dataflow.platform.problem.Problem;
import io.dataflow.validation.history.TimeRange;
import io.dataflow.validation.history.web.Asked;
import io.dataflow.validation.quarantine.QuarantinePage;
import io.dataflow.validation.quarantine.QuarantineReader;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Refused readings, with every reason. */
@RestController
class QuarantineApi {

    private static final Duration DAY = Duration.ofDays(1);
    private static final int MOST = 500;

    private final QuarantineReader quarantine;
    private final Asked asked;

    QuarantineApi(QuarantineReader quarantine, Asked asked) {
        this.quarantine = quarantine;
        this.asked = asked;
    }

    /** The newest refused readings; of long payloads the beginning. */
    @GetMapping("/api/quarantine")
    QuarantinePage page(
            @RequestParam(defaultValue = "50") int size,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable String rule,
            @RequestParam(required = false) @Nullable String device) {
        return quarantine.page(
                new QuarantineReader.Filter(
                        Optional.ofNullable(rule).filter(text -> !text.isBlank()), asked.device(device)),
                asked.count("size", size, 1, MOST),
                asked.cursor(cursor, QuarantinePage.Place::of));
    }

    /** One refused reading, whole. */
    @GetMapping("/api/quarantine/{id:[0-9a-fA-F]{16}}")
    QuarantinePage.Kept one(@PathVariable String id) {
        return quarantine
                .find(new MessageId(Long.parseUnsignedLong(id, 16)))
                .orElseThrow(() -> Problem.notFound(
                        "Not in quarantine", "No refused reading has the id " + id + "; it may have been discarded."));
    }

    /** How many were refused for which reason, the most frequent first. */
    @GetMapping("/api/quarantine/reasons")
    List<QuarantinePage.Reason> reasons(
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to) {
        TimeRange range = asked.range(from, to, DAY);
        return quarantine.reasons(range.from(), range.to());
    }
}
