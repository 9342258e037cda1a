package io.dataflow.validation.quarantine;

import io.dataflow.platform.ServiceIdentity;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** What this instance did in quarantine: {@code dataflow_validation_quarantine_…_total}; the sum over instances is the account. */
@Component
class QuarantineMetrics {

    private static final Logger LOG = LoggerFactory.getLogger(QuarantineMetrics.class);

    private final JdbcTemplate jdbc;
    private final ServiceIdentity service;
    private final Map<QuarantineTotals.Way, Double> counts = new ConcurrentHashMap<>();

    QuarantineMetrics(JdbcTemplate jdbc, ServiceIdentity service, MeterRegistry registry) {
        this.jdbc = jdbc;
        this.service = service;
        for (QuarantineTotals.Way way : QuarantineTotals.Way.values()) {
            String name = "dataflow.validation.quarantine." + way.name().toLowerCase(Locale.ROOT);
            FunctionCounter.builder(name, counts, known -> known.getOrDefault(way, 0.0))
                    .description("Readings that were " + meaning(way))
                    .register(registry);
        }
    }

    private static String meaning(QuarantineTotals.Way way) {
        return switch (way) {
            case ENTERED -> "put into quarantine";
            case REPLAYED -> "taken out of quarantine because they fit now";
            case DISCARDED -> "discarded from quarantine";
            case EXPIRED -> "in quarantine for too long, or too many";
        };
    }

    @Scheduled(fixedDelayString = "PT10S")
    void read() {
        try {
            for (QuarantineTotals.Way way : QuarantineTotals.Way.values()) {
                Double count = jdbc.queryForObject(
                        "SELECT COALESCE(SUM(" + way.column() + "), 0) FROM quarantine_total WHERE instance = ?",
                        Double.class,
                        service.instance());
                counts.put(way, count == null ? 0 : count);
            }
        } catch (RuntimeException e) {
            LOG.debug("Quarantine can't be counted at the moment", e);
        }
    }
}
