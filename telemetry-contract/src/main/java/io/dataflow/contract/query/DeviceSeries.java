package io.dataflow.contract.query;

import java.util.List;

/**
 * One device's points, oldest first.
 *
 * @param points may be empty: the device has nothing in the range
 */
public record DeviceSeries(String device, List<MetricPoint> points) {

    public DeviceSeries {
        points = List.copyOf(points);
    }
}
