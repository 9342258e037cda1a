package io.dataflow.contract.query;

import java.time.Instant;
import java.util.List;

/**
 * One metric over a range, a line a device.
 *
 * @param unit the metric's unit, empty where it has none
 * @param grain what a point stands for, chosen so that the number of points stays within the limit asked for
 * @param from inclusive
 * @param to exclusive
 */
public record Series(
        String model, String metric, String unit, Grain grain, Instant from, Instant to, List<DeviceSeries> devices) {

    public Series {
        devices = List.copyOf(devices);
    }
}
