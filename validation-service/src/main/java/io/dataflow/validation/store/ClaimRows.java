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

    OutcomeCounts write(JdbcTemplate jdbc, TransactionStatus transaction, List<JudgedEntry> entries) {
        List<Reading> readings = new ArrayList<>(entries.size());
        List<Integer> readingEntry = new ArrayList<>(entries.size());
        List<RejectedReading> refused = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            switch (entries.get(i)) {
                case JudgedEntry.Fit fit -> {
                    readings.addAll(fit.readings());
                    readingEntry.addAll(Collections.nCopies(fit.readings().size(), i));
                }
                case JudgedEntry.Unfit unfit -> refused.add(unfit.reading());
            }
        }
        BitSet newReadings = readingRows.insertNew(jdbc, transaction, readings);
        List<Reading> added = newReadings.stream().mapToObj(readings::get).toList();
        rollupRows.add(jdbc, added);
        long rejected = quarantine.add(jdbc, transaction, refused).cardinality();
        latestRows.update(jdbc, added);
        long stored = newReadings.stream().map(readingEntry::get).distinct().count();
        return new OutcomeCounts(stored, entries.size() - stored - rejected, rejected);
    }
}
