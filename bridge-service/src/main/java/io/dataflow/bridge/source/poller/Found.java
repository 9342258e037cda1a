package io.dataflow.bridge.source.poller;

import io.dataflow.contract.DeviceId;
import java.util.List;
import java.util.Optional;

/** What was found in an answer. */
sealed interface Found {

    /** Readings, in the order of the answer; perhaps none. */
    record Readings(List<Reading> readings) implements Found {

        public Readings {
            readings = List.copyOf(readings);
        }
    }

    /** Nothing that can be readings, in words that say what is there instead. */
    record Nothing(String words) implements Found {}

    /**
     * One reading.
     *
     * @param payload a JSON object
     */
    record Reading(Optional<DeviceId> device, byte[] payload) {}
}
