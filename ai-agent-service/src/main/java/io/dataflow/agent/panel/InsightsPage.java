package io.dataflow.agent.panel;

import io.dataflow.agent.history.Inquiry;
import io.dataflow.agent.history.Period;
import io.dataflow.agent.history.Scope;
import io.dataflow.agent.history.UnknownModel;
import io.dataflow.agent.summary.Summary;
import io.dataflow.agent.summary.web.AskedScope;
import io.dataflow.platform.call.ServiceUnavailable;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Shows what is worth knowing about a period. */
@Controller
class InsightsPage {

    private static final int MOST_ROWS = 200;

    private final Inquiry inquiry;
    private final Clock clock;

    InsightsPage(Inquiry inquiry, Clock clock) {
        this.inquiry = inquiry;
        this.clock = clock;
    }

    @GetMapping("/insights")
    String insights(InsightsRequest request, Model page, HttpServletResponse response) {
        page.addAttribute("asked", request);
        page.addAttribute("ranges", ranges(request));
        try {
            Period period = request.period(clock.instant());
            Scope scope = AskedScope.of(request.givenModel(), request.givenDevice());
            page.addAttribute("period", period);
            show(Summary.of(inquiry.about(scope, period)), request, page);
        } catch (ServiceUnavailable e) {
            fail(page, response, HttpStatus.SERVICE_UNAVAILABLE, e.title(), e.getMessage());
        } catch (UnknownModel e) {
            fail(page, response, HttpStatus.NOT_FOUND, "There is no such model", e.getMessage());
        } catch (IllegalArgumentException e) {
            fail(page, response, HttpStatus.BAD_REQUEST, "This can't be summed up", e.getMessage());
        }
        return "insights";
    }

    @GetMapping("/")
    String start() {
        return "redirect:/insights";
    }

    private static void show(Summary summary, InsightsRequest request, Model page) {
        List<InsightRow> rows = summary.lines().stream()
                .limit(MOST_ROWS)
                .map(line -> InsightRow.of(line, request.withDevice(line.device())))
                .toList();
        page.addAttribute(
                "sentences", summary.sentences().stream().map(ShownSentence::of).toList());
        page.addAttribute("headlines", Headline.of(summary));
        page.addAttribute("rows", rows);
        page.addAttribute("allRows", summary.lines().size());
        page.addAttribute("empty", summary.totals().readings() == 0);
        page.addAttribute(
                "severalModels", rows.stream().map(InsightRow::model).distinct().count() > 1);
    }

    private static void fail(Model page, HttpServletResponse response, HttpStatus status, String title, String detail) {
        response.setStatus(status.value());
        page.addAttribute("problemTitle", title);
        page.addAttribute("problemDetail", detail);
    }

    private static List<RangeLink> ranges(InsightsRequest request) {
        return List.of(RangeChoice.values()).stream()
                .map(choice -> new RangeLink(
                        choice.words(),
                        request.withRange(choice),
                        request.choice().filter(choice::equals).isPresent()))
                .toList();
    }

    /** A range to click on. */
    record RangeLink(String words, String address, boolean chosen) {}
}
