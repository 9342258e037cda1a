package io.dataflow.agent.panel;

import io.dataflow.agent.summary.DeviceMetric;
import io.dataflow.agent.summary.Resolution;
import io.dataflow.agent.summary.Trend;
import io.dataflow.contract.query.MetricStatistics;
import java.math.BigDecimal;
import java.time.Instant;

/**
 * One device's metric as the table shows it.
 *
 * @param trend in a word
 * @param arrow the trend as a sign, for those who see it
 * @param change what it rose or fell by over the period; empty without a trend
 * @param sinceBefore what the average changed by since the period before; empty where there was nothing
 * @param address the page for this device alone
 * @param path the course as a drawing; empty where it is not known
 */
record InsightRow(
        String model,
        String device,
        String metric,
        String unit,
        String count,
        String average,
        String lowest,
        String highest,
        String last,
        Instant lastAt,
        String trend,
        String arrow,
        String change,
        String sinceBefore,
        String path,
        String address) {

    static InsightRow of(DeviceMetric line, String address) {
        MetricStatistics of = line.statistics();
        Resolution digits = line.resolution();
        return new InsightRow(
                of.model(),
                of.device(),
                of.metric(),
                of.unit(),
                Numbers.count(of.count()),
                Numbers.of(digits.round(of.avg())),
                Numbers.of(digits.round(of.min())),
                Numbers.of(digits.round(of.max())),
                Numbers.of(digits.round(of.last())),
                of.lastAt(),
                word(line.trend().direction()),
                arrow(line.trend().direction()),
                change(line),
                line.averageChange().map(digits::round).map(InsightRow::signed).orElse(""),
                Sparkline.path(line.points()),
                address);
    }

    private static String change(DeviceMetric line) {
        return switch (line.trend().direction()) {
            case RISING, FALLING -> signed(line.resolution().round(line.trend().change()));
            case STEADY, UNKNOWN -> "";
        };
    }

    private static String signed(BigDecimal number) {
        return number.signum() == 0 ? "±" + Numbers.of(number) : (number.signum() > 0 ? "+" : "") + Numbers.of(number);
    }

    private static String word(Trend.Direction direction) {
        return switch (direction) {
            case RISING -> "Rising";
            case FALLING -> "Falling";
            case STEADY -> "Steady";
            case UNKNOWN -> "Too little to tell";
        };
    }

    private static String arrow(Trend.Direction direction) {
        return switch (direction) {
            case RISING -> "↗";
            case FALLING -> "↘";
            case STEADY -> "→";
            case UNKNOWN -> "";
        };
    }
}
