package io.dataflow.validation.quarantine.replay;

import io.dataflow.contract.MessageId;
import io.dataflow.contract.Violation;
import io.dataflow.validation.model.ModelRegistry;
import io.dataflow.validation.quarantine.QuarantineFilter;
import io.dataflow.validation.quarantine.QuarantinePage;
import io.dataflow.validation.quarantine.QuarantineSearch;
import io.dataflow.validation.quarantine.mending.Mending;
import io.dataflow.validation.quarantine.mending.StepDocument;
import io.dataflow.validation.rows.Columns;
import io.dataflow.validation.store.ReadingStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Does a job piece by piece, each in one transaction together with where the job stands then. */
@Component
class JobBatch {

    private static final Logger LOG = LoggerFactory.getLogger(JobBatch.class);
    private static final int READINGS = 500;
    private static final long BYTES = 8 * 1024 * 1024;

    private final ReadingStore store;
    private final ReplayWriting replay;
    private final ModelRegistry models;
    private final JdbcTemplate jdbc;

    JobBatch(ReadingStore store, ReplayWriting replay, ModelRegistry models, JdbcTemplate jdbc) {
        this.store = store;
        this.replay = replay;
        this.models = models;
        this.jdbc = jdbc;
    }

    /** What came of an attempt to go on. */
    enum Went {
        ON,
        /** There is nothing left to do. */
        THROUGH,
        /** It is another's now, or was cancelled; nothing was changed. */
        AWAY
    }

    /**
     * Readings that are next.
     *
     * @param places of each, where they were searched for; none where they were named
     * @param end where the job stands once all of them are done
     * @param last whether none come after them
     */
    private record Piece(
            List<MessageId> ids, List<QuarantinePage.Place> places, Optional<QuarantinePage.Place> end, boolean last) {

        Piece firstHalf() {
            List<QuarantinePage.Place> half = places.isEmpty() ? places : places.subList(0, middle());
            Optional<QuarantinePage.Place> halfEnd = half.isEmpty() ? Optional.empty() : Optional.of(half.getLast());
            return new Piece(ids.subList(0, middle()), half, halfEnd, false);
        }

        Piece secondHalf() {
            return new Piece(
                    ids.subList(middle(), ids.size()),
                    places.isEmpty() ? places : places.subList(middle(), places.size()),
                    end,
                    last);
        }

        private int middle() {
            return ids.size() / 2;
        }
    }

    /**
     * Does the next piece of a job.
     *
     * @throws io.dataflow.validation.store.StoreUnavailable if it has to be tried again later; nothing was changed then
     */
    Went goOn(Job job, JobRows.Lease lease) {
        Piece piece = piece(job);
        if (piece.ids().isEmpty() && piece.end().isEmpty()) {
            return Went.THROUGH;
        }
        if (!done(job, lease, piece)) {
            return Went.AWAY;
        }
        return piece.last() ? Went.THROUGH : Went.ON;
    }

    private Piece piece(Job job) {
        List<String> ids = job.selection().ids();
        if (ids != null) {
            int from = (int) Math.min(job.progress().lookedAt(), ids.size());
            List<MessageId> next = withinBytes(ids.subList(from, Math.min(ids.size(), from + READINGS)).stream()
                    .map(id -> new MessageId(Long.parseUnsignedLong(id, 16)))
                    .toList());
            return new Piece(next, List.of(), Optional.empty(), from + next.size() >= ids.size());
        }
        QuarantineFilter filter = Objects.requireNonNull(job.selection().filter());
        var found = new QuarantineSearch(jdbc).spots(filter, READINGS, job.place());
        List<QuarantineSearch.Spot> taken = withinBytesOf(found.items());
        boolean cut = taken.size() < found.items().size();
        List<QuarantinePage.Place> places =
                taken.stream().map(QuarantineSearch.Spot::place).toList();
        Optional<QuarantinePage.Place> lastTaken = places.isEmpty() ? Optional.empty() : Optional.of(places.getLast());
        return new Piece(
                places.stream().map(QuarantinePage.Place::id).toList(),
                places,
                cut ? lastTaken : found.next().or(() -> lastTaken),
                !cut && found.next().isEmpty());
    }

    private static List<QuarantineSearch.Spot> withinBytesOf(List<QuarantineSearch.Spot> spots) {
        long bytes = 0;
        for (int i = 0; i < spots.size(); i++) {
            bytes += spots.get(i).bytes();
            if (bytes > BYTES && i > 0) {
                return spots.subList(0, i);
            }
        }
        return spots;
    }

    private List<MessageId> withinBytes(List<MessageId> ids) {
        List<MessageId> taken = new ArrayList<>();
        long bytes = 0;
        for (MessageId id : ids) {
            bytes += bytes(id);
            if (bytes > BYTES && !taken.isEmpty()) {
                return taken;
            }
            taken.add(id);
        }
        return taken;
    }

    private long bytes(MessageId id) {
        return jdbc
                .query(
                        "SELECT OCTET_LENGTH(payload) + COALESCE(OCTET_LENGTH(mended), 0) AS bytes FROM quarantined_reading"
                                + " WHERE id = ?",
                        statement -> Columns.set(statement, 1, id),
                        (row, number) -> row.getLong("bytes"))
                .stream()
                .findFirst()
                .orElse(0L);
    }

    private boolean done(Job job, JobRows.Lease lease, Piece piece) {
        try {
            return store.write(writing -> advanced(job, lease, piece, writing));
        } catch (ReadingStore.Unstorable e) {
            return piece.ids().size() > 1 ? doneInHalves(job, lease, piece) : withoutUnstorable(job, lease, piece, e);
        }
    }

    private boolean advanced(Job job, JobRows.Lease lease, Piece piece, ReadingStore.Writing writing) {
        Job.Progress progress = switch (job.action()) {
            case REPLAY -> replayed(job, piece, writing);
            case DISCARD -> replay.discard(writing, piece.ids());
        };
        return kept(writing, JobRows.advance(writing.jdbc(), lease, progress, piece.end()));
    }

    private static boolean kept(ReadingStore.Writing writing, boolean ours) {
        if (!ours) {
            writing.giveUp();
        }
        return ours;
    }

    private Job.Progress replayed(Job job, Piece piece, ReadingStore.Writing writing) {
        Retrial retrial = new Retrial(mending(job.steps()), models.active());
        List<Retrial.Result> results = HeldRows.lock(writing.jdbc(), piece.ids()).stream()
                .map(retrial::judge)
                .toList();
        Job.Progress progress = replay.write(writing, results, job.createdBy());
        return new Job.Progress(piece.ids().size(), progress.stored(), progress.duplicate(), progress.refused(), 0);
    }

    static Mending mending(List<StepDocument> steps) {
        List<Violation> none = new ArrayList<>();
        return StepDocument.mending(steps, none);
    }

    private boolean doneInHalves(Job job, JobRows.Lease lease, Piece piece) {
        return done(job, lease, piece.firstHalf()) && done(job, lease, piece.secondHalf());
    }

    private boolean withoutUnstorable(Job job, JobRows.Lease lease, Piece piece, ReadingStore.Unstorable unstorable) {
        LOG.error(
                "Reading {} of job {} can't be stored and stays in quarantine",
                piece.ids().getFirst(),
                job.id(),
                unstorable);
        return store.write(writing -> {
            List<HeldReading> held = HeldRows.lock(writing.jdbc(), piece.ids());
            Job.Progress progress = held.isEmpty()
                    ? new Job.Progress(1, 0, 0, 0, 0)
                    : replay.unstorable(writing, held.getFirst(), String.valueOf(unstorable.getMessage()));
            return kept(writing, JobRows.advance(writing.jdbc(), lease, progress, piece.end()));
        });
    }
}
