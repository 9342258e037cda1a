package io.dataflow.dashboard.explore;

import io.dataflow.contract.query.DeviceSeries;
import io.dataflow.contract.query.MetricPoint;
import io.dataflow.contract.query.Series;

/** A series as lines of text that spreadsheets read (RFC 4180). */
public final class SeriesTable {

    private static final String HEAD = "time,device,count,avg,min,max,last\r\n";

    private SeriesTable() {}

    /** A line a point, device after device, times in UTC. Device ids need no quotes: they have neither commas nor quotes. */
    public static String csv(Series series) {
        StringBuilder text = new StringBuilder(HEAD);
        for (DeviceSeries device : series.devices()) {
            device.points().forEach(point -> append(text, device.device(), point));
        }
        return text.toString();
    }

    private static void append(StringBuilder text, String device, MetricPoint point) {
        text.append(point.at()).append(',').append(device).append(',').append(point.count());
        for (double value : new double[] {point.avg(), point.min(), point.max(), point.last()}) {
            text.append(',').append(value);
        }
        text.append("\r\n");
    }
}
