package io.dataflow.bridge.source.web;

import io.dataflow.bridge.source.Source;
import io.dataflow.bridge.source.SourceKind;
import io.dataflow.bridge.source.SourceTable;
import io.dataflow.bridge.source.Sources;
import io.dataflow.bridge.source.poller.PollPlan;
import io.dataflow.bridge.source.poller.Pollers;
import io.dataflow.contract.Excerpt;
import io.dataflow.contract.TopicFilter;
import io.dataflow.contract.Violation;
import io.dataflow.platform.problem.Problem;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Changes sources, one change at a time in all bridges, and sees to it that this one follows at once. */
@Component
class SourceEditing {

    private static final String NOT_ADDED = "The source was not added.";
    private static final String NOT_CHANGED = "The source was not changed.";

    private final SourceTable table;
    private final Pollers pollers;
    private final Sources sources;
    private final TransactionTemplate transaction;
    private final SourceJournal journal;
    private final InstantSource clock;

    SourceEditing(
            SourceTable table,
            Pollers pollers,
            Sources sources,
            TransactionTemplate transaction,
            SourceJournal journal,
            InstantSource clock) {
        this.table = table;
        this.pollers = pollers;
        this.sources = sources;
        this.transaction = transaction;
        this.journal = journal;
        this.clock = clock;
    }

    /** @throws Problem 422 with everything that is wrong with it, 409 where the name is taken */
    Source add(SourceDraft draft) {
        Findings findings = new Findings();
        Optional<Source> wanted = draft.source(clock.instant().truncatedTo(ChronoUnit.MILLIS), findings);
        Optional<PollPlan> plan = draft.plan(wanted.map(Source::kind), Optional.empty(), findings);
        Source source = checked(wanted, findings, NOT_ADDED);
        return change(all -> {
            requireNew(source, all);
            requireFitting(source, all, NOT_ADDED);
            table.add(source);
            plan.ifPresent(does -> pollers.save(source.name(), does));
            String words = inWords(source, plan);
            journal.record("add", source, words, "was added: " + words);
            return source;
        });
    }

    /** @throws Problem 422 with everything that is wrong with the change, 404, or 409 where somebody else was quicker */
    Source edit(String name, SourceDraft draft) {
        return change(all -> {
            Source before = find(name, all);
            requireSame(before, draft);
            Findings findings = new Findings();
            Optional<Source> wanted = draft.change(before, findings);
            Optional<PollPlan> plan = draft.plan(Optional.of(before.kind()), pollers.find(before.name()), findings);
            Source after = checked(wanted, findings, NOT_CHANGED);
            requireFitting(after, all, NOT_CHANGED);
            table.change(after);
            plan.ifPresent(does -> pollers.save(after.name(), does));
            String words = inWords(after, plan);
            journal.record("edit", after, words, "was changed: " + words);
            return after;
        });
    }

    /** Changes nothing where it is so already. */
    Source pause(String name, boolean paused) {
        return change(all -> {
            Source before = find(name, all);
            if (before.paused() != paused) {
                table.change(before.paused(paused));
                String words = paused ? "was paused; no readings are taken from it" : "goes on";
                journal.record(paused ? "pause" : "resume", before, "", words);
            }
            return before.paused(paused);
        });
    }

    void remove(String name) {
        change(all -> {
            Source source = find(name, all);
            table.remove(source.name());
            pollers.remove(source.name());
            journal.record("remove", source, inWords(source, Optional.empty()), "was removed");
            return source;
        });
    }

    /**
     * What a poller would do, for trying it.
     *
     * @throws Problem 422 with everything that is wrong with it
     */
    PollPlan plan(SourceDraft draft) {
        Findings findings = new Findings();
        Optional<PollPlan> before = sources.find(SourceDraft.text(draft.name()))
                .filter(source -> source.kind() == SourceKind.POLLER)
                .flatMap(source -> pollers.find(source.name()));
        return draft.plan(Optional.of(SourceKind.POLLER), before, findings)
                .orElseThrow(() -> Problem.invalid("Nothing was fetched.", findings.violations()));
    }

    private Source change(Function<List<Source>, Source> edit) {
        try {
            return Objects.requireNonNull(transaction.execute(status -> edit.apply(table.lock())));
        } finally {
            sources.refresh();
        }
    }

    private static Source checked(Optional<Source> wanted, Findings findings, String consequence) {
        if (findings.any()) {
            throw Problem.invalid(consequence, findings.violations());
        }
        return wanted.orElseThrow();
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

    private static String inWords(Source source, Optional<PollPlan> plan) {
        String from = source.filter().map(TopicFilter::value).orElse("")
                + plan.map(does -> does.request() + " every " + does.every().toSeconds() + " s")
                        .orElse("");
        return source.kind().word() + (from.isEmpty() ? "" : " " + from) + ", model " + source.model();
    }
}
