package io.dataflow.agent.summary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.dataflow.agent.summary.Trend.Direction;
import io.dataflow.contract.query.MetricPoint;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TrendTests {

    private static final double STEP = 0.1;
    private static final Duration PERIOD = Duration.ofHours(1);

    @Test
    void knowsNothingOfFewerThanFivePoints() {
        assertThat(Trend.of(points(1, 2, 3, 4), STEP, PERIOD)).isEqualTo(Trend.unknown(4));
        assertThat(Trend.of(List.of(), STEP, PERIOD)).isEqualTo(Trend.unknown(0));
    }

    @Test
    void knowsNothingOfPointsThatSpanLessThanATenthOfThePeriod() {
        List<MetricPoint> sixMinutes = points(Given.line(20, 0.5, 7));

        assertThat(Trend.of(sixMinutes, STEP, Duration.ofMinutes(60)).direction())
                .isEqualTo(Direction.RISING);
        assertThat(Trend.of(sixMinutes, STEP, Duration.ofMinutes(61))).isEqualTo(Trend.unknown(7));
    }

    @Test
    void knowsNothingOfPointsAtOneInstant() {
        List<MetricPoint> atOnce = IntStream.range(0, 9)
                .mapToObj(i -> new MetricPoint(Given.TWO, 1, i, i, i, i))
                .toList();

        assertThat(Trend.of(atOnce, STEP, PERIOD)).isEqualTo(Trend.unknown(9));
    }

    @Test
    void findsTheSlopeOfAStraightLine() {
        Trend trend = Trend.of(points(Given.line(20, 0.1, 31)), STEP, PERIOD);

        assertThat(trend.direction()).isEqualTo(Direction.RISING);
        assertThat(trend.slopePerHour()).isCloseTo(6, within(1e-9));
        assertThat(trend.change()).isCloseTo(3, within(1e-9));
    }

    @Test
    void seesAFall() {
        assertThat(Trend.of(points(Given.line(20, -0.1, 31)), STEP, PERIOD).direction())
                .isEqualTo(Direction.FALLING);
    }

    @Test
    void callsAConstantSteady() {
        Trend trend = Trend.of(points(Given.repeated(60, 21.4)), STEP, PERIOD);

        assertThat(trend.direction()).isEqualTo(Direction.STEADY);
        assertThat(trend.slopePerHour()).isCloseTo(0, within(1e-9));
    }

    @Test
    void callsASwingSteady() {
        double[] swing = IntStream.range(0, 240)
                .mapToDouble(i -> 20 + 5 * Math.sin(i / 240.0 * 8 * Math.PI))
                .toArray();

        assertThat(Trend.of(points(swing), STEP, PERIOD).direction()).isEqualTo(Direction.STEADY);
    }

    @Test
    void callsAChangeThatTheSensorCanHardlyTellSteady() {
        assertThat(Trend.of(points(Given.line(20, 0.01, 15)), STEP, PERIOD).direction())
                .isEqualTo(Direction.STEADY);
    }

    @Test
    void countsAChangeOfExactlyTwoSteps() {
        assertThat(Trend.of(points(Given.line(20, 0.02, 11)), STEP, PERIOD).direction())
                .isEqualTo(Direction.RISING);
    }

    @Test
    void seesARiseThroughNoise() {
        Random random = new Random(42);
        double[] noisy = IntStream.range(0, 60)
                .mapToDouble(i -> 20 + i * 0.1 + random.nextGaussian())
                .toArray();

        assertThat(Trend.of(points(noisy), STEP, PERIOD).direction()).isEqualTo(Direction.RISING);
    }

    @Test
    void isNotMisledByAGap() {
        List<MetricPoint> withGap = points(Given.line(20, 0.1, 61)).stream()
                .filter(p -> p.avg() < 21 || p.avg() > 25)
                .toList();

        assertThat(Trend.of(withGap, STEP, PERIOD).slopePerHour()).isCloseTo(6, within(1e-9));
    }

    @Test
    void weighsAPointByWhatItStandsFor() {
        List<MetricPoint> points = List.of(
                point(0, 1000, 10), point(3, 1000, 10), point(5, 1, 90), point(7, 1000, 10), point(9, 1000, 10));

        assertThat(Trend.of(points, STEP, PERIOD).direction()).isEqualTo(Direction.STEADY);
    }

    private static MetricPoint point(int minute, long count, double value) {
        return new MetricPoint(Given.TWO.plus(Duration.ofMinutes(minute)), count, value, value, value, value);
    }

    private static List<MetricPoint> points(double... values) {
        return IntStream.range(0, values.length)
                .mapToObj(i -> point(i, 1, values[i]))
                .toList();
    }
}
