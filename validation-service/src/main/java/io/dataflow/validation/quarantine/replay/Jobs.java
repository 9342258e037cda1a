package io.dataflow.validation.quarantine.replay;

import io.dataflow.contract.Counted;
import io.dataflow.platform.audit.AuditLog;
import io.dataflow.validation.quarantine.QuarantineFilter;
import io.dataflow.validation.quarantine.QuarantineSearch;
import io.dataflow.validation.quarantine.mending.StepDocument;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Begins jobs on selections, says where they are, and ends them before their time. */
@Component
public class Jobs {

    private static final int LISTED = 20;

    private final JobRows rows;
    private final JobWorker worker;
    private final TransactionTemplate transactions;
    private final AuditLog audit;
    private final Clock clock;

    Jobs(JobRows rows, JobWorker worker, TransactionTemplate transactions, AuditLog audit, Clock clock) {
        this.rows = rows;
        this.worker = worker;
        this.transactions = transactions;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Begins a job; any instance goes on with it, this one at once.
     *
     * @param count of what is selected
     */
    public Job begin(
            Job.Action action, Selection selection, List<StepDocument> steps, QuarantineSearch.Count count, String by) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Selection fixed = selection.filter() == null
                ? selection
                : new Selection(null, selection.filter().until(now.plusMillis(1)));
        long id = transactions.execute(transaction -> {
            long added = rows.add(new JobRows.Wanted(action, fixed, steps, count.readings()), now, by);
            audit.record(action.word() + " quarantined readings", subject(count), detail(added, fixed, steps));
            return added;
        });
        worker.look();
        return rows.find(id).orElseThrow();
    }

    /** One of them. */
    public Optional<Job> find(long id) {
        return rows.find(id);
    }

    /** The newest. */
    public List<Job> newest() {
        return rows.newest(LISTED);
    }

    /** Ends a job before its time; what it did stays. False if it had ended already. */
    public boolean cancel(long id) {
        return Boolean.TRUE.equals(transactions.execute(transaction -> {
            boolean cancelled = rows.cancel(id);
            if (cancelled) {
                audit.record("cancel quarantine job", Long.toString(id), "");
            }
            return cancelled;
        }));
    }

    private static String subject(QuarantineSearch.Count count) {
        return (count.exact() ? "" : "more than ") + Counted.of(count.readings(), "reading");
    }

    private static String detail(long job, Selection selection, List<StepDocument> steps) {
        String what = selection.filter() == null ? "chosen one by one" : words(selection.filter());
        String how = steps.isEmpty()
                ? ""
                : ", mended by "
                        + steps.stream()
                                .map(step -> String.valueOf(step.step()))
                                .collect(Collectors.joining(", "));
        return "job " + job + ", " + what + how;
    }

    private static String words(QuarantineFilter filter) {
        StringBuilder words = new StringBuilder("all");
        filter.rule()
                .ifPresent(rule -> words.append(" that broke '").append(rule).append("'"));
        filter.pointer()
                .ifPresent(pointer -> words.append(" at '").append(pointer).append("'"));
        filter.device().ifPresent(device -> words.append(" of device ").append(device));
        filter.model().ifPresent(model -> words.append(" of model ").append(model));
        filter.source().ifPresent(source -> words.append(" of source ").append(source));
        filter.topic().ifPresent(topic -> words.append(" on ").append(topic));
        filter.text().ifPresent(text -> words.append(" with '").append(text).append("'"));
        filter.state().ifPresent(state -> words.append(" in state ").append(state.word()));
        return words.toString();
    }
}
