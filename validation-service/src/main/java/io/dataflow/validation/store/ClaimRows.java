package io.dataflow.validation.store;

import io.dataflow.validation.quarantine.QuarantineTable;
import io.dataflow.validation.quarantine.RejectedReading;
import io.dataflow.validation.verdict.Reading;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionStatus;

/** Writes the entries of a claim to all the tables that they belong in, and counts what became of each. */
@Component
class ClaimRows {

    /** Devices, or tallies of a minute, that are gathered before they are written. */
    private static final int MOST_DEVICES = 5000;

    private static final int MOST_TALLIES = 20_000;

    /** The database ends a session that says nothing for long, and some readings take long to be judged. */
    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(2);

    /** Of what a claim refuses no more is handed on, because it is held in memory. */
    private static final int MOST_TOLD = 1000;

    private final ReadingRows readingRows;
    private final RollupRows rollupRows;
    private final LatestRows latestRows;
    private final QuarantineTable quarantine;

    ClaimRows(ReadingRows readingRows, RollupRows rollupRows, LatestRows latestRows, QuarantineTable quarantine) {
        this.readingRows = readingRows;
        this.rollupRows = rollupRows;
        this.latestRows = latestRows;
        this.quarantine = quarantine;
    }

    /** Writes them in slices, so that what is held in memory doesn't grow with the claim. */
    StoreOutcome.Stored write(JdbcTemplate jdbc, TransactionStatus transaction, List<JudgedEntry> entries) {
        Progress progress = new Progress(jdbc, transaction);
        Slice slice = new Slice();
        int place = 0;
        for (JudgedEntry entry : entries) {
            slice.add(entry, place++);
            if (slice.isFull()) {
                progress.write(slice);
                slice = new Slice();
            }
        }
        progress.write(slice);
        progress.sumUp();
        return new StoreOutcome.Stored(counts(place, progress.stored, progress.rejected), progress.quarantined);
    }

    /** Some entries of a claim, that are written together. */
    private static final class Slice {

        private static final int MOST_READINGS = 2048;

        private final long begun = System.nanoTime();
        private final List<Reading> readings = new ArrayList<>();
        private final List<Integer> readingEntry = new ArrayList<>();
        private final List<RejectedReading> refused = new ArrayList<>();
        private final List<Integer> refusedEntry = new ArrayList<>();

        void add(JudgedEntry entry, int place) {
            readings.addAll(entry.readings());
            readingEntry.addAll(Collections.nCopies(entry.readings().size(), place));
            refused.addAll(entry.refused());
            refusedEntry.addAll(Collections.nCopies(entry.refused().size(), place));
        }

        boolean isFull() {
            return readings.size() + refused.size() >= MOST_READINGS
                    || System.nanoTime() - begun >= LONGEST_SILENCE.toNanos();
        }
    }

    /** How far the writing of a claim has come, and what is left to write at its end. */
    private final class Progress {

        private final JdbcTemplate jdbc;
        private final TransactionStatus transaction;
        private RollupDelta delta = new RollupDelta();
        private NewestReadings newest = new NewestReadings();
        private DeviceHours hours = new DeviceHours();
        private final BitSet stored = new BitSet();
        private final BitSet rejected = new BitSet();
        private final List<RejectedReading> quarantined = new ArrayList<>();

        Progress(JdbcTemplate jdbc, TransactionStatus transaction) {
            this.jdbc = jdbc;
            this.transaction = transaction;
        }

        void write(Slice slice) {
            BitSet fresh = readingRows.insertNew(jdbc, transaction, slice.readings);
            fresh.stream().mapToObj(slice.readings::get).forEach(reading -> {
                delta.add(reading);
                newest.add(reading);
            });
            fresh.stream().map(slice.readingEntry::get).forEach(stored::set);
            for (int i = 0; i < slice.readings.size(); i++) {
                if (fresh.get(i)) {
                    hours.stored(slice.readings.get(i));
                } else {
                    hours.duplicate(slice.readings.get(i));
                }
            }
            BitSet kept = quarantine.add(jdbc, transaction, slice.refused);
            kept.stream().map(slice.refusedEntry::get).forEach(rejected::set);
            kept.stream().mapToObj(slice.refused::get).forEach(hours::refused);
            kept.stream()
                    .limit(MOST_TOLD - quarantined.size())
                    .mapToObj(slice.refused::get)
                    .forEach(quarantined::add);
            if (delta.size() >= MOST_TALLIES || newest.size() >= MOST_DEVICES || hours.size() >= MOST_DEVICES) {
                sumUp();
            }
        }

        /** Brings rollups, latest values and hourly counts up to what has been written; as often as memory asks for it. */
        void sumUp() {
            rollupRows.add(jdbc, delta);
            latestRows.update(jdbc, newest);
            hours.write(jdbc);
            delta = new RollupDelta();
            newest = new NewestReadings();
            hours = new DeviceHours();
        }
    }

    private static OutcomeCounts counts(int entries, BitSet stored, BitSet rejected) {
        rejected.andNot(stored);
        return new OutcomeCounts(
                stored.cardinality(), entries - stored.cardinality() - rejected.cardinality(), rejected.cardinality());
    }
}
