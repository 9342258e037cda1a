package io.dataflow.dashboard.fleet;

import io.dataflow.contract.DeviceId;
import java.time.Instant;
import java.util.List;

/**
 * Which metric of which devices, and when.
 *
 * @param devices none means all
 * @param from inclusive
 * @param to exclusive
 * @param points how many points of a device are enough
 */
public record SeriesQuestion(
        String model, String metric, List<DeviceId> devices, Instant from, Instant to, int points) {

    public SeriesQuestion {
        devices = List.copyOf(devices);
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException("'from' (" + from + ") must be before 'to' (" + to + ")");
        }
    }
}
