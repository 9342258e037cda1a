package io.dataflow.bridge.source.web;

import io.dataflow.bridge.event.Events;
import io.dataflow.bridge.event.Severity;
import io.dataflow.bridge.source.Source;
import io.dataflow.bridge.source.SourceTable;
import io.dataflow.bridge.source.Sources;
import io.dataflow.bridge.source.TopicFilter;
import io.dataflow.contract.Excerpt;
import io.dataflow.contract.Violation;
import io.dataflow.platform.audit.AuditLog;
import io.dataflow.platform.problem.Problem;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Changes sources, one change at a time in all bridges, and sees to it that this one follows at once. */
@Component
class SourceEditing {

    private final SourceTable table;
    private final Sources sources;
    private final TransactionTemplate transaction;
    private final AuditLog audit;
    private final Events events;
    private final InstantSource clock;

    SourceEditing(
            SourceTable table,
            Sources sources,
            TransactionTemplate transaction,
            AuditLog audit,
            Events events,
            InstantSource clock) {
        this.table = table;
        this.sources = sources;
        this.transaction = transaction;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** @throws Problem 422 with everything that is wrong with it, 409 where the name is taken */
    Source add(SourceDraft draft) {
        Findings findings = new Findings();
        Source source = draft.source(clock.instant().truncatedTo(ChronoUnit.MILLIS), findings)
                .orElseThrow(() -> Problem.invalid("The source was not added.", findings.violations()));
        Source added = change(all -> {
            requireNew(source, all);
            requireFitting(source, all, "The source was not added.");
            table.add(source);
            audit.record("add source", source.name().value(), inWords(source));
            return source;
        });
        tell(added, "was added: " + inWords(added));
        return added;
    }

    /** @throws Problem 422 with everything that is wrong with the change, 404, or 409 where somebody else was quicker */
    Source edit(String name, SourceDraft draft) {
        Source edited = change(all -> {
            Source before = find(name, all);
            requireSame(before, draft);
            Findings findings = new Findings();
            Source after = draft.change(before, findings)
                    .orElseThrow(() -> Problem.invalid("The source was not changed.", findings.violations()));
            requireFitting(after, all, "The source was not changed.");
            table.change(after);
            audit.record("edit source", name, inWords(before) + " → " + inWords(after));
            return after;
        });
        tell(edited, "was changed: " + inWords(edited));
        return edited;
    }

    /** Changes nothing where it is so already. */
    Source pause(String name, boolean paused) {
        return change(all -> {
            Source before = find(name, all);
            if (before.paused() != paused) {
                table.change(before.paused(paused));
                audit.record(paused ? "pause source" : "resume source", name, "");
                tell(before, paused ? "was paused; no readings are taken from it" : "goes on");
            }
            return before.paused(paused);
        });
    }

    void remove(String name) {
        Source removed = change(all -> {
            Source source = find(name, all);
            table.remove(source.name());
            audit.record("remove source", name, inWords(source));
            return source;
        });
        tell(removed, "was removed");
    }

    private Source change(Function<List<Source>, Source> edit) {
        try {
            return Objects.requireNonNull(transaction.execute(status -> edit.apply(table.lock())));
        } finally {
            sources.refresh();
        }
    }

    private void tell(Source source, String words) {
        events.add(Severity.INFO, "source " + source.name(), words);
    }

    private static Source find(String name, List<Source> all) {
        return all.stream()
                .filter(source -> source.name().value().equals(name))
                .findFirst()
                .orElseThrow(() -> Problem.notFound(
                        "No such source",
                        "There is no source '" + Excerpt.of(name) + "'. The page Sources lists those there are."));
    }

    private static void requireNew(Source source, List<Source> all) {
        if (all.stream().anyMatch(other -> other.name().equals(source.name()))) {
            throw Problem.conflict(
                            "The name is taken",
                            "There is a source " + source.name() + " already. Choose another name, or edit that one.")
                    .with(
                            "violations",
                            List.of(new Violation(
                                    "/name", source.name().value(), "is taken already", "Choose another name.")));
        }
    }

    private static void requireSame(Source before, SourceDraft draft) {
        if (draft.revision() != null && draft.revision() != before.revision()) {
            throw Problem.conflict(
                    "Changed by somebody else",
                    "Source " + before.name()
                            + " was changed since you looked at it, so nothing was changed now. Look at it"
                            + " again, then make your change.");
        }
    }

    private static void requireFitting(Source source, List<Source> all, String consequence) {
        List<Violation> violations = SourceDraft.besides(
                source,
                all.stream()
                        .filter(other -> !other.name().equals(source.name()))
                        .toList());
        if (!violations.isEmpty()) {
            throw Problem.invalid(consequence, violations);
        }
    }

    private static String inWords(Source source) {
        return source.kind().word()
                + source.filter()
                        .map(TopicFilter::value)
                        .map(filter -> " " + filter)
                        .orElse("") + ", model "
                + source.model();
    }
}
