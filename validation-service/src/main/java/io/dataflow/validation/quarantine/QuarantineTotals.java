package io.dataflow.validation.quarantine;

import io.dataflow.platform.ServiceIdentity;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Counts what comes into quarantine and what leaves it, each in the transaction that does it, so that what has entered is what was
 * replayed, discarded and expired and what is there, at all times.
 */
@Component
public class QuarantineTotals {

    private static final int SLOTS = 16;

    private final ServiceIdentity service;

    QuarantineTotals(ServiceIdentity service) {
        this.service = service;
    }

    /** What may become of a reading in quarantine. */
    public enum Way {
        ENTERED,
        REPLAYED,
        DISCARDED,
        EXPIRED;

        String column() {
            return name().toLowerCase(java.util.Locale.ROOT) + "_count";
        }
    }

    void entered(JdbcTemplate jdbc, long readings) {
        count(jdbc, Way.ENTERED, readings);
    }

    /** Counts readings, within the transaction. */
    void count(JdbcTemplate jdbc, Way way, long readings) {
        if (readings == 0) {
            return;
        }
        jdbc.update(
                "INSERT INTO quarantine_total (instance, slot, entered_count, replayed_count, discarded_count, expired_count)"
                        + " VALUES (?, ?, ?, ?, ?, ?) ON DUPLICATE KEY UPDATE " + way.column() + " = " + way.column()
                        + " + VALUES(" + way.column() + ")",
                service.instance(),
                Thread.currentThread().threadId() % SLOTS,
                way == Way.ENTERED ? readings : 0,
                way == Way.REPLAYED ? readings : 0,
                way == Way.DISCARDED ? readings : 0,
                way == Way.EXPIRED ? readings : 0);
    }
}
