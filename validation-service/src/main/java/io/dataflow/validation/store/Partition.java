package io.dataflow.validation.store;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A part of a model's table.
 *
 * @param until the first day, in UTC, whose readings are not in it; empty for the one that takes all that is later
 * @param rows an estimate of the database's
 */
public record Partition(String name, Optional<LocalDate> until, long rows, long dataBytes, long indexBytes) {

    /** The day whose readings it holds, where it holds those of one. */
    public Optional<LocalDate> day() {
        return until.map(day -> day.minusDays(1))
                .filter(day -> ReadingTableDdl.partitionName(day).equals(name));
    }

    boolean isBefore() {
        return name.equals(ReadingTableDdl.BEFORE);
    }

    /** Whether all that is in it was measured before a day begins. */
    boolean endsBy(LocalDate day) {
        return until.filter(end -> !end.isAfter(day)).isPresent();
    }
}
