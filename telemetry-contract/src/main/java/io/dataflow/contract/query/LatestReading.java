package io.dataflow.contract.query;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A device's newest stored reading.
 *
 * @param ts when it was measured
 * @param receivedAt when the bridge got it
 * @param values the model's fields in the model's order; a field that was not sent is absent
 */
public record LatestReading(String model, String device, Instant ts, Instant receivedAt, Map<String, Object> values) {

    public LatestReading {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }
}
