package io.dataflow.agent.summary.web;

import io.dataflow.agent.history.Inquiry;
import io.dataflow.agent.history.Period;
import io.dataflow.agent.history.Scope;
import io.dataflow.agent.history.UnknownModel;
import io.dataflow.agent.summary.Summary;
import io.dataflow.platform.problem.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Sums up a period for programs. */
@RestController
@Tag(name = "Summary", description = "What is worth knowing about a period, in sentences and figures")
class SummaryApi {

    private static final Duration USUAL = Duration.ofHours(1);

    private final Inquiry inquiry;
    private final Clock clock;

    SummaryApi(Inquiry inquiry, Clock clock) {
        this.inquiry = inquiry;
        this.clock = clock;
    }

    @GetMapping("/ai/summary")
    @Operation(
            summary = "Sum up a period",
            description =
                    "Every number in the text stands in the figures of its sentence, with the query that gave it.")
    SummaryAnswer summary(
            @Parameter(description = "Inclusive; an hour before 'to' if left out") @RequestParam Optional<String> from,
            @Parameter(description = "Exclusive; now if left out") @RequestParam Optional<String> to,
            @Parameter(description = "One data model; all if left out") @RequestParam Optional<String> model,
            @Parameter(description = "One device; all if left out") @RequestParam Optional<String> device) {
        try {
            Period period = AskedPeriod.of(from, to, USUAL, clock.instant());
            Scope scope = AskedScope.of(model, device);
            return SummaryAnswer.of(Summary.of(inquiry.about(scope, period)), clock.instant());
        } catch (UnknownModel e) {
            throw Problem.notFound("No such model", e.getMessage());
        } catch (IllegalArgumentException e) {
            throw Problem.badRequest("Not a period or scope", e.getMessage());
        }
    }
}
