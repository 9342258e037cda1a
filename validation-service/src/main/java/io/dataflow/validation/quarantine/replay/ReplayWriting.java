package io.dataflow.validation.quarantine.replay;

import io.dataflow.contract.MessageId;
import io.dataflow.validation.quarantine.QuarantineChanges;
import io.dataflow.validation.quarantine.RejectedReading;
import io.dataflow.validation.quarantine.mending.Amended;
import io.dataflow.validation.store.JudgedEntry;
import io.dataflow.validation.store.OutcomeCounts;
import io.dataflow.validation.store.ReadingStore;
import io.dataflow.validation.verdict.Part;
import io.dataflow.validation.verdict.Reading;
import io.dataflow.validation.verdict.SecondLook;
import io.dataflow.validation.verdict.Verdict;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Writes what became of judged readings: those that fit to their tables and out of quarantine, the others with their new reasons. */
@Component
class ReplayWriting {

    private final QuarantineChanges changes;
    private final Clock clock;

    ReplayWriting(QuarantineChanges changes, Clock clock) {
        this.changes = changes;
        this.clock = clock;
    }

    /** Within the transaction in which the readings are locked. */
    Job.Progress write(ReadingStore.Writing writing, List<Retrial.Result> results, String by) {
        QuarantineChanges.Mender mender = new QuarantineChanges.Mender(by, clock.instant());
        List<Retrial.Result> staying =
                results.stream().filter(Retrial.Result::stays).toList();
        List<Retrial.Result> leaving =
                results.stream().filter(result -> !result.stays()).toList();
        List<JudgedEntry> entries = leaving.stream()
                .map(ReplayWriting::entry)
                .filter(entry -> !entry.readings().isEmpty())
                .toList();
        OutcomeCounts counts = writing.store(entries);
        stay(writing, staying, mender);
        changes.addParts(
                writing.jdbc(),
                writing.transaction(),
                leaving.stream().flatMap(result -> parts(result).stream()).toList(),
                mender);
        changes.replayed(
                writing.jdbc(),
                leaving.stream().map(result -> result.held().id()).toList());
        long refused = results.size() - counts.stored() - counts.duplicate();
        return new Job.Progress(results.size(), counts.stored(), counts.duplicate(), refused, 0);
    }

    /** It goes on being kept, for a reason that only the database knows. */
    Job.Progress unstorable(ReadingStore.Writing writing, HeldReading held, String why) {
        changes.refusedAgain(
                writing.jdbc(),
                List.of(new QuarantineChanges.Refused(
                        held.id(),
                        new Verdict.Rejected(
                                Optional.empty(),
                                Optional.empty(),
                                new Part(held.index(), held.payload()),
                                List.of(RejectedReading.unexpected(why))))));
        return new Job.Progress(1, 0, 0, 1, 0);
    }

    Job.Progress discard(ReadingStore.Writing writing, List<MessageId> ids) {
        int gone = changes.discarded(writing.jdbc(), ids);
        return new Job.Progress(ids.size(), 0, 0, 0, gone);
    }

    private void stay(ReadingStore.Writing writing, List<Retrial.Result> staying, QuarantineChanges.Mender mender) {
        changes.refusedAgain(
                writing.jdbc(),
                staying.stream()
                        .map(result ->
                                new QuarantineChanges.Refused(result.held().id(), (Verdict.Rejected)
                                        result.seen().getFirst().verdict()))
                        .toList());
        changes.mended(
                writing.jdbc(),
                staying.stream()
                        .filter(Retrial.Result::changed)
                        .map(result ->
                                new QuarantineChanges.Mended(result.held().id(), result.amended()))
                        .toList(),
                mender);
    }

    private static JudgedEntry entry(Retrial.Result result) {
        List<Reading> readings = new ArrayList<>();
        for (SecondLook.Seen seen : result.seen()) {
            switch (seen.verdict()) {
                case Verdict.Accepted accepted -> readings.add(accepted.reading());
                case Verdict.Rejected ignored -> {}
            }
        }
        return new JudgedEntry(readings, List.of());
    }

    /** What doesn't fit of a message that was kept as a whole. */
    private static List<QuarantineChanges.Part> parts(Retrial.Result result) {
        List<QuarantineChanges.Part> parts = new ArrayList<>();
        for (SecondLook.Seen seen : result.seen()) {
            switch (seen.verdict()) {
                case Verdict.Accepted ignored -> {}
                case Verdict.Rejected rejected -> {
                    Amended amended = result.amended();
                    parts.add(new QuarantineChanges.Part(
                            RejectedReading.of(result.held().envelope().orElseThrow(), rejected),
                            new Amended(seen.mended(), amended.device(), amended.model(), amended.timeGiven())));
                }
            }
        }
        return parts;
    }
}
