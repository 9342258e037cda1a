package io.dataflow.agent.summary.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.dataflow.agent.summary.DeviceMetric;
import io.dataflow.agent.summary.Resolution;
import io.dataflow.agent.summary.Trend;
import io.dataflow.contract.query.MetricStatistics;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** One device's metric as JSON, with the digits that the sensor has. */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record LineAnswer(
        String model,
        String device,
        String metric,
        String unit,
        long count,
        BigDecimal avg,
        BigDecimal min,
        BigDecimal max,
        BigDecimal last,
        Instant lastAt,
        TrendAnswer trend,
        Optional<Before> previous) {

    private static final MathContext SLOPE = new MathContext(3);

    /**
     * Where it is going.
     *
     * @param direction rising, falling, steady or unknown
     * @param slopePerHour of the least squares line, to three digits, because it may be far smaller than the sensor's last digit
     * @param change what the line rises over the points
     * @param points how many points the line goes through
     */
    record TrendAnswer(String direction, BigDecimal slopePerHour, String slopeUnit, BigDecimal change, int points) {

        static TrendAnswer of(Trend trend, Resolution resolution, String unit) {
            return new TrendAnswer(
                    trend.direction().name().toLowerCase(Locale.ROOT),
                    BigDecimal.valueOf(trend.slopePerHour()).round(SLOPE),
                    (unit + "/h"),
                    resolution.round(trend.change()),
                    trend.points());
        }
    }

    /** The equally long period before, and what the average has changed by. */
    record Before(long count, BigDecimal avg, BigDecimal avgChange) {}

    static LineAnswer of(DeviceMetric line) {
        MetricStatistics now = line.statistics();
        Resolution digits = line.resolution();
        return new LineAnswer(
                now.model(),
                now.device(),
                now.metric(),
                now.unit(),
                now.count(),
                digits.round(now.avg()),
                digits.round(now.min()),
                digits.round(now.max()),
                digits.round(now.last()),
                now.lastAt(),
                TrendAnswer.of(line.trend(), digits, now.unit()),
                line.previous().map(before -> before(line, before)));
    }

    private static Before before(DeviceMetric line, MetricStatistics before) {
        Resolution digits = line.resolution();
        return new Before(
                before.count(),
                digits.round(before.avg()),
                digits.round(line.averageChange().orElseThrow()));
    }
}
