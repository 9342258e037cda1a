package io.dataflow.bridge.source.poller;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.util.List;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** How pollers are, as metrics; those that are removed disappear. */
@Component
class PollerGauges {

    private final PollSchedule schedule;
    private final MultiGauge failures;

    PollerGauges(PollSchedule schedule, MeterRegistry metrics) {
        this.schedule = schedule;
        this.failures = MultiGauge.builder("dataflow.bridge.poller.failures")
                .description("Failed fetches in a row")
                .register(metrics);
    }

    @Scheduled(fixedDelay = 5000)
    void look() {
        List<Row<?>> rows = schedule.reports().entrySet().stream()
                .<Row<?>>map(poller -> Row.of(
                        Tags.of("source", poller.getKey()), poller.getValue().failures()))
                .toList();
        failures.register(rows, true);
    }
}
