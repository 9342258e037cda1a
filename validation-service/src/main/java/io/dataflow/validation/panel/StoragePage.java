package io.dataflow.validation.panel;

import io.dataflow.contract.query.Outcomes;
import io.dataflow.validation.history.OutcomeReader;
import io.dataflow.validation.history.TimeRange;
import io.dataflow.validation.intake.IntakeReport;
import io.dataflow.validation.store.StorageReader;
import io.dataflow.validation.store.TableReport;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** How much is stored, for how long, and how fast it comes. */
@Controller
class StoragePage {

    private static final Duration SHOWN = Duration.ofHours(1);

    private final StorageReader storage;
    private final OutcomeReader outcomes;
    private final IntakeReport intake;
    private final Clock clock;

    StoragePage(StorageReader storage, OutcomeReader outcomes, IntakeReport intake, Clock clock) {
        this.storage = storage;
        this.outcomes = outcomes;
        this.intake = intake;
        this.clock = clock;
    }

    /**
     * All tables together.
     *
     * @param nextDrop when the first of them loses its oldest day; empty where none will
     */
    record Totals(long rows, long bytes, long bytesADay, Optional<Instant> nextDrop) {

        static Totals of(List<TableReport> tables) {
            return new Totals(
                    sum(tables, TableReport::rowsEstimate),
                    sum(tables, table -> table.dataBytes() + table.indexBytes()),
                    sum(tables, TableReport::bytesADay),
                    tables.stream().flatMap(table -> table.nextDrop().stream()).min(Instant::compareTo));
        }

        private static long sum(List<TableReport> tables, ToLongFunction<TableReport> figure) {
            return tables.stream().mapToLong(figure).sum();
        }
    }

    /** What became of envelopes in the last while. */
    record Flow(long stored, long duplicate, long rejected) {

        static Flow of(List<Outcomes.OfMinute> minutes) {
            return new Flow(
                    minutes.stream().mapToLong(Outcomes.OfMinute::stored).sum(),
                    minutes.stream().mapToLong(Outcomes.OfMinute::duplicate).sum(),
                    minutes.stream().mapToLong(Outcomes.OfMinute::rejected).sum());
        }
    }

    /** A buffer node, and what became of what lay on it. */
    record Node(String name, boolean working, long stored, long duplicate, long rejected) {

        static Node of(IntakeReport.OfNode node, List<Outcomes.OfNode> counts) {
            Outcomes.OfNode count = counts.stream()
                    .filter(one -> one.node().equals(node.node()))
                    .findFirst()
                    .orElse(new Outcomes.OfNode(node.node(), 0, 0, 0));
            return new Node(node.node(), node.working(), count.stored(), count.duplicate(), count.rejected());
        }
    }

    @GetMapping("/storage")
    String show(Model page, HttpServletRequest request) {
        List<TableReport> tables = storage.read();
        Instant now = clock.instant();
        Outcomes hour = outcomes.read(new TimeRange(now.minus(SHOWN), now));
        page.addAttribute("tables", tables);
        page.addAttribute("totals", Totals.of(tables));
        page.addAttribute("flow", Flow.of(hour.minutes()));
        page.addAttribute(
                "nodes",
                intake.nodes().stream().map(node -> Node.of(node, hour.nodes())).toList());
        page.addAttribute("admin", request.isUserInRole("ADMIN"));
        return "storage";
    }
}
