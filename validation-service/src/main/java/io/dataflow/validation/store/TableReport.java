package io.dataflow.validation.store;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a model's readings take.
 *
 * @param rowsEstimate how many there are about, as the database estimates it
 * @param oldest when the oldest reading was measured
 * @param newest when the newest one was
 * @param keepDays for how many days readings are kept; empty for ever
 * @param keepMinutesDays for how many days rollups a minute are; empty as long as readings
 * @param readingsFrom from when on all readings are there; empty where none were removed
 * @param minutesFrom from when on all rollups a minute are
 * @param rowsADay of the last whole days, in the middle
 * @param bytesADay of the last whole days, in the middle, indexes included
 * @param nextDrop when the oldest day goes; empty where all is kept or nothing has to go
 */
public record TableReport(
        String model,
        String table,
        long rowsEstimate,
        long dataBytes,
        long indexBytes,
        Optional<Instant> oldest,
        Optional<Instant> newest,
        OptionalInt keepDays,
        OptionalInt keepMinutesDays,
        Optional<Instant> readingsFrom,
        Optional<Instant> minutesFrom,
        long rowsADay,
        long bytesADay,
        Optional<Instant> nextDrop,
        List<Day> partitions) {

    public TableReport {
        partitions = List.copyOf(partitions);
    }

    /**
     * A partition.
     *
     * @param day whose readings it holds; empty for the one that holds all from before the first day, and the one after the last
     */
    public record Day(String name, Optional<LocalDate> day, long rowsEstimate, long bytes) {}
}
