package io.dataflow.contract.query;

import java.util.List;

/**
 * What changed since a cursor, or everything where none was given.
 *
 * @param cursor to be handed in with the next call
 */
public record LatestReadings(List<LatestReading> readings, String cursor) {

    public LatestReadings {
        readings = List.copyOf(readings);
    }
}
