package io.dataflow.agent.panel;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataflow.contract.query.MetricPoint;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SparklineTests {

    @Test
    void drawsNothingFromOnePoint() {
        assertThat(Sparkline.path(List.of(point(0, 1)))).isEmpty();
    }

    @Test
    void runsFromTheLowestToTheHighest() {
        assertThat(Sparkline.path(List.of(point(0, 10), point(60, 15), point(120, 20))))
                .isEqualTo("M0.0,22.0 L48.0,12.0 L96.0,2.0");
    }

    @Test
    void drawsAConstantInTheMiddle() {
        assertThat(Sparkline.path(List.of(point(0, 7), point(60, 7)))).isEqualTo("M0.0,12.0 L96.0,12.0");
    }

    @Test
    void leavesAGapWhereNothingWasMeasured() {
        List<MetricPoint> points = List.of(point(0, 0), point(60, 10), point(120, 10), point(900, 0), point(960, 10));

        assertThat(Sparkline.path(points)).isEqualTo("M0.0,22.0 L6.0,2.0 L12.0,2.0 M90.0,22.0 L96.0,2.0");
    }

    @Test
    void hasNoMorePointsThanItHasRoomFor() {
        List<MetricPoint> day =
                IntStream.range(0, 1440).mapToObj(i -> point(i * 60L, i % 7)).toList();

        assertThat(Sparkline.path(day).split(" ")).hasSize(96);
        assertThat(Sparkline.path(day)).doesNotContain(" M");
    }

    private static MetricPoint point(long second, double value) {
        return new MetricPoint(Instant.ofEpochSecond(second), 1, value, value, value, value);
    }
}
