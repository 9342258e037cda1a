package io.dataflow.dashboard.explore;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataflow.contract.query.DeviceSeries;
import io.dataflow.contract.query.Grain;
import io.dataflow.contract.query.MetricPoint;
import io.dataflow.contract.query.Series;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class SeriesTableTests {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    @Test
    void writesALineAPoint() {
        var points = List.of(new MetricPoint(NOON, 3, 20.5, 19, 22, 21.5));
        assertThat(SeriesTable.csv(series(new DeviceSeries("sensor_001", points))))
                .isEqualTo("time,device,count,avg,min,max,last\r\n"
                        + "2026-11-23T12:00:00Z,sensor_001,3,20.5,19.0,22.0,21.5\r\n");
    }

    @Test
    void writesOnlyTheHeadForADeviceWithoutPoints() {
        assertThat(SeriesTable.csv(series(new DeviceSeries("sensor_001", List.of()))))
                .hasLineCount(1);
    }

    private static Series series(DeviceSeries device) {
        return new Series("sensor", "temperature", "°C", Grain.MINUTE, NOON, NOON.plusSeconds(60), List.of(device));
    }
}
