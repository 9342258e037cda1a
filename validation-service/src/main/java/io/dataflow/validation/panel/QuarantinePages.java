package io.dataflow.validation.panel;

import io.dataflow.contract.MessageId;
import io.dataflow.platform.problem.Problem;
import io.dataflow.validation.history.TimeRange;
import io.dataflow.validation.history.web.Asked;
import io.dataflow.validation.quarantine.QuarantinePage;
import io.dataflow.validation.quarantine.QuarantineReader;
import io.dataflow.validation.quarantine.web.FilterParameters;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** What was refused, why, and what to do about it. */
@Controller
class QuarantinePages {

    private static final Duration DAY = Duration.ofDays(1);
    private static final int SIZE = 50;

    private final QuarantineReader quarantine;
    private final Asked asked;

    QuarantinePages(QuarantineReader quarantine, Asked asked) {
        this.quarantine = quarantine;
        this.asked = asked;
    }

    @GetMapping("/quarantine")
    String list(
            @RequestParam(required = false) @Nullable String rule,
            @RequestParam(required = false) @Nullable String device,
            @RequestParam(required = false) @Nullable String cursor,
            Model page) {
        TimeRange day = asked.range(null, null, DAY);
        Optional<String> chosenRule = Optional.ofNullable(rule).filter(text -> !text.isBlank());
        Optional<String> chosenDevice = asked.device(device);
        List<QuarantinePage.Reason> reasons = quarantine.reasons(day.from(), day.to());
        page.addAttribute("reasons", reasons);
        page.addAttribute(
                "refused",
                reasons.stream().mapToLong(QuarantinePage.Reason::count).sum());
        page.addAttribute("rule", chosenRule.orElse(""));
        page.addAttribute("device", chosenDevice.orElse(""));
        page.addAttribute(
                "found",
                quarantine.page(
                        new FilterParameters(rule, null, device, null, null, null, null, null, null, null, null)
                                .filter(asked),
                        SIZE,
                        asked.cursor(cursor, QuarantinePage.Place::of)));
        return "quarantine";
    }

    @GetMapping("/quarantine/{id:[0-9a-fA-F]{16}}")
    String detail(@PathVariable String id, Model page) {
        page.addAttribute(
                "reading",
                quarantine
                        .find(new MessageId(Long.parseUnsignedLong(id, 16)))
                        .orElseThrow(() -> Problem.notFound(
                                "Not in quarantine",
                                "No refused reading has the id " + id + "; it may have been discarded.")));
        return "quarantine-reading";
    }
}
