package io.dataflow.validation.store;

import java.time.LocalDate;
import java.util.List;

/**
 * What came of comparing a day's rollups with its readings.
 *
 * @param day of UTC
 * @param compared how many rollups
 * @param different how many of them were not what the readings say
 * @param repaired how many of those were made anew
 * @param examples some of them
 */
public record RollupReport(
        String model,
        LocalDate day,
        int devices,
        long compared,
        long different,
        long repaired,
        List<RollupDifference> examples) {

    public RollupReport {
        examples = List.copyOf(examples);
    }
}
