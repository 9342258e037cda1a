package io.dataflow.validation.panel;

import io.dataflow.contract.MessageId;
import io.dataflow.platform.problem.Problem;
import io.dataflow.validation.history.web.Asked;
import io.dataflow.validation.model.ModelRegistry;
import io.dataflow.validation.quarantine.QuarantineAccount;
import io.dataflow.validation.quarantine.QuarantineFilter;
import io.dataflow.validation.quarantine.QuarantineGroups;
import io.dataflow.validation.quarantine.QuarantinePage;
import io.dataflow.validation.quarantine.QuarantineReader;
import io.dataflow.validation.quarantine.web.FilterParameters;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.json.JsonMapper;

/** What was refused, why, and what to do about it. */
@Controller
class QuarantinePages {

    private static final Duration DAY = Duration.ofDays(1);
    private static final int SIZE = 50;
    private static final int MOST_HEX = 4096;
    private static final Map<String, Duration> SPANS =
            Map.of("1h", Duration.ofHours(1), "24h", DAY, "7d", Duration.ofDays(7), "30d", Duration.ofDays(30));

    private final QuarantineReader quarantine;
    private final Overview overview;
    private final Asked asked;
    private final JsonMapper json;
    private final Clock clock;

    QuarantinePages(QuarantineReader quarantine, Overview overview, Asked asked, JsonMapper json, Clock clock) {
        this.quarantine = quarantine;
        this.overview = overview;
        this.asked = asked;
        this.json = json;
        this.clock = clock;
    }

    /** What stands above the list. */
    @org.springframework.stereotype.Component
    static class Overview {

        private final QuarantineAccount account;
        private final QuarantineGroups groups;
        private final ModelRegistry models;

        Overview(QuarantineAccount account, QuarantineGroups groups, ModelRegistry models) {
            this.account = account;
            this.groups = groups;
            this.models = models;
        }

        void show(Model page, QuarantineFilter filter, QuarantineGroups.By by, Clock clock) {
            page.addAttribute("totals", account.totals());
            page.addAttribute("day", account.since(clock.instant().minus(DAY)));
            page.addAttribute("groups", groups.read(filter, by));
            page.addAttribute(
                    "models",
                    models.active().models().stream()
                            .map(model -> model.name().value())
                            .toList());
        }
    }

    @GetMapping("/quarantine")
    String list(
            @ModelAttribute("f") FilterParameters given,
            @RequestParam(defaultValue = "") String since,
            @RequestParam(defaultValue = "reason") String by,
            @RequestParam(required = false) @Nullable String cursor,
            Model page,
            HttpServletRequest request) {
        Optional<Duration> span = Optional.ofNullable(SPANS.get(since));
        FilterParameters chosen =
                span.map(length -> given.since(clock.instant().minus(length))).orElse(given);
        QuarantineFilter filter = chosen.filter(asked);
        QuarantineGroups.By grouped = by(by);
        overview.show(page, filter, grouped, clock);
        page.addAttribute("operator", request.isUserInRole("OPERATOR") || request.isUserInRole("ADMIN"));
        page.addAttribute("since", span.isPresent() ? since : "");
        page.addAttribute("by", grouped.name().toLowerCase(Locale.ROOT));
        page.addAttribute("filtered", !filter.equals(QuarantineFilter.ALL));
        page.addAttribute("filterJson", json.writeValueAsString(filter));
        page.addAttribute("query", prefixed(given.query(), since));
        page.addAttribute("rest", prefixed(given.withoutReason().query(), since));
        page.addAttribute("exported", chosen.query());
        page.addAttribute("found", quarantine.page(filter, SIZE, asked.cursor(cursor, QuarantinePage.Place::of)));
        return "quarantine";
    }

    @GetMapping("/quarantine/{id:[0-9a-fA-F]{16}}")
    String detail(@PathVariable String id, Model page, HttpServletRequest request) {
        QuarantinePage.Kept kept = quarantine
                .find(new MessageId(Long.parseUnsignedLong(id, 16)))
                .orElseThrow(() -> Problem.notFound(
                        "Not in quarantine",
                        "No refused reading has the id " + id + "; it may have been replayed or discarded."));
        page.addAttribute("operator", request.isUserInRole("OPERATOR") || request.isUserInRole("ADMIN"));
        page.addAttribute("reading", kept);
        page.addAttribute(
                "hex",
                kept.payloadBase64().isEmpty()
                        ? ""
                        : HexDump.of(Base64.getDecoder().decode(kept.payloadBase64()), MOST_HEX));
        return "quarantine-reading";
    }

    /** Ends in an ampersand where it is not empty, so that more can be added. */
    private static String prefixed(String query, String since) {
        String all = SPANS.containsKey(since) ? "since=" + since + (query.isEmpty() ? "" : "&" + query) : query;
        return all.isEmpty() ? "" : all + "&";
    }

    private static QuarantineGroups.By by(String word) {
        return switch (word) {
            case "device" -> QuarantineGroups.By.DEVICE;
            case "topic" -> QuarantineGroups.By.TOPIC;
            default -> QuarantineGroups.By.REASON;
        };
    }
}
