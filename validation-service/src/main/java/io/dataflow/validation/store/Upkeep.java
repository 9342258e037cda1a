package io.dataflow.validation.store;

import io.dataflow.contract.Counted;
import io.dataflow.validation.model.DataModel;
import io.dataflow.validation.rows.Columns;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import net.javacrumbs.shedlock.spring.annotation.SchedulerLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * What the tables need once a day, done by one instance at a time: partitions ahead, readings and rollups that are older than their
 * model keeps them out, and old bookkeeping out. All of it may be done twice at once.
 */
@Component
public class Upkeep {

    private static final Logger LOG = LoggerFactory.getLogger(Upkeep.class);
    /**
     * Longer than a broker keeps a session (24 days at most, see dataflow.mqtt.session-kept): a message that it delivers again, or a
     * claim on a node that was away, has to be recognized after as long.
     */
    private static final Duration BOOKKEEPING_KEPT = Duration.ofDays(25);

    private static final Duration COUNTS_KEPT = Duration.ofDays(90);

    /**
     * A day goes some hours after its time: what came in before midnight was taken by yesterday's measure, may be on its way until
     * the buffer nodes are empty, and finds its doubles there.
     */
    static final Duration ON_THE_WAY = Duration.ofHours(6);

    /** When it runs, after each sixth hour. */
    static final Duration PAST_THE_HOUR = Duration.ofMinutes(17);

    private final ReadingTables tables;
    private final TableCatalog catalog;
    private final StoredModels models;
    private final Expiry expiry;
    private final SmallDeletes deletes;
    private final Clock clock;

    Upkeep(
            ReadingTables tables,
            TableCatalog catalog,
            StoredModels models,
            Expiry expiry,
            SmallDeletes deletes,
            Clock clock) {
        this.tables = tables;
        this.catalog = catalog;
        this.models = models;
        this.expiry = expiry;
        this.deletes = deletes;
        this.clock = clock;
    }

    /** Runs more often than it has to, so that a day on which it failed is made up for. */
    @Scheduled(cron = "0 17 */6 * * *", zone = "UTC")
    @SchedulerLock(name = "validation-upkeep", lockAtMostFor = "PT3H")
    public void run() {
        catalog.tables().forEach(table -> attempt(table, () -> tables.makeDaysAhead(table)));
        Instant now = clock.instant();
        for (DataModel model : models.all()) {
            attempt(model.table(), () -> expiry.remove(model, Horizon.of(model.retention(), now.minus(ON_THE_WAY))));
        }
        long forgotten = deleteBefore("claim_settlement", "stored_at", BOOKKEEPING_KEPT)
                + deleteBefore("undated_reading", "received_at", BOOKKEEPING_KEPT)
                + deleteBefore("outcome_minute", "minute", COUNTS_KEPT)
                + deleteBefore("device_hour", "hour", COUNTS_KEPT)
                + deleteBefore("rollup_check", "checked_at", COUNTS_KEPT);
        LOG.info(
                "Storage upkeep is done; {} gone",
                Counted.of(
                        (int) Math.min(forgotten, Integer.MAX_VALUE),
                        "row of old bookkeeping is",
                        "rows of old bookkeeping are"));
    }

    /** One table that is in use for long doesn't hold up the others. */
    private static void attempt(String table, Runnable work) {
        try {
            work.run();
        } catch (DataAccessException e) {
            LOG.warn(
                    "Upkeep of table {} failed; the next one in at most 6 h makes up for it: {}",
                    table,
                    e.getMessage());
        }
    }

    private long deleteBefore(String table, String column, Duration kept) {
        return deletes.run(
                "DELETE FROM " + table + " WHERE " + column + " < ?",
                Columns.utc(clock.instant().minus(kept)));
    }
}
