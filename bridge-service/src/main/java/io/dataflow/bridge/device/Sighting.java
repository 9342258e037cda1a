package io.dataflow.bridge.device;

import java.time.Instant;

/**
 * A device's readings since they were last written down.
 *
 * @param readings how many
 */
record Sighting(Instant first, Instant last, long readings) {

    static Sighting of(Instant at) {
        return new Sighting(at, at, 1);
    }

    Sighting and(Sighting other) {
        return new Sighting(
                first.isBefore(other.first) ? first : other.first,
                last.isAfter(other.last) ? last : other.last,
                readings + other.readings);
    }
}
