package io.dataflow.validation.store;

import io.dataflow.validation.quarantine.QuarantineTable;
import io.dataflow.validation.quarantine.RejectedReading;
import io.dataflow.validation.verdict.Reading;
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

    StoreOutcome.Stored write(JdbcTemplate jdbc, TransactionStatus transaction, List<JudgedEntry> entries) {
        List<Reading> readings = new ArrayList<>(entries.size());
        List<Integer> readingEntry = new ArrayList<>(entries.size());
        List<RejectedReading> refused = new ArrayList<>();
        List<Integer> refusedEntry = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            JudgedEntry entry = entries.get(i);
            readings.addAll(entry.readings());
            readingEntry.addAll(Collections.nCopies(entry.readings().size(), i));
            refused.addAll(entry.refused());
            refusedEntry.addAll(Collections.nCopies(entry.refused().size(), i));
        }
        BitSet newReadings = readingRows.insertNew(jdbc, transaction, readings);
        List<Reading> added = newReadings.stream().mapToObj(readings::get).toList();
        rollupRows.add(jdbc, added);
        BitSet newRefused = quarantine.add(jdbc, transaction, refused);
        latestRows.update(jdbc, added);
        return new StoreOutcome.Stored(
                counts(entries.size(), entriesOf(newReadings, readingEntry), entriesOf(newRefused, refusedEntry)),
                newRefused.stream().mapToObj(refused::get).toList());
    }

    private static BitSet entriesOf(BitSet those, List<Integer> entry) {
        BitSet entries = new BitSet();
        those.stream().map(entry::get).forEach(entries::set);
        return entries;
    }

    private static OutcomeCounts counts(int entries, BitSet stored, BitSet rejected) {
        rejected.andNot(stored);
        return new OutcomeCounts(
                stored.cardinality(), entries - stored.cardinality() - rejected.cardinality(), rejected.cardinality());
    }
}
