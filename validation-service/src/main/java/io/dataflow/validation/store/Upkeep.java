package io.dataflow.validation.store;

import io.dataflow.contract.Counted;
import io.dataflow.validation.model.DataModel;
import io.dataflow.validation.model.ModelRegistry;
import io.dataflow.validation.rows.Columns;
import java.time.Clock;
import java.time.Duration;
import net.javacrumbs.shedlock.spring.annotation.SchedulerLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** What the tables need once a day, done by one instance at a time: partitions ahead, and old bookkeeping out. */
@Component
public class Upkeep {

    private static final Logger LOG = LoggerFactory.getLogger(Upkeep.class);
    /**
     * Longer than a broker keeps a session (24 days at most, see dataflow.mqtt.session-kept): a message that it delivers again, or a
     * claim on a node that was away, has to be recognized after as long.
     */
    private static final Duration BOOKKEEPING_KEPT = Duration.ofDays(25);

    private static final Duration OUTCOMES_KEPT = Duration.ofDays(90);
    private static final int DELETED_AT_ONCE = 5_000;

    private final ReadingTables tables;
    private final ModelRegistry models;
    private final JdbcTemplate jdbc;
    private final Clock clock;

    Upkeep(ReadingTables tables, ModelRegistry models, JdbcTemplate jdbc, Clock clock) {
        this.tables = tables;
        this.models = models;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Runs more often than it has to, so that a day on which it failed is made up for. */
    @Scheduled(cron = "0 17 */6 * * *", zone = "UTC")
    @SchedulerLock(name = "validation-upkeep", lockAtMostFor = "PT1H")
    public void run() {
        models.active().models().stream().map(DataModel::table).forEach(tables::makeDaysAhead);
        int forgotten = deleteBefore("claim_settlement", "stored_at", BOOKKEEPING_KEPT)
                + deleteBefore("undated_reading", "received_at", BOOKKEEPING_KEPT)
                + deleteBefore("outcome_minute", "minute", OUTCOMES_KEPT);
        LOG.info(
                "Storage upkeep is done; {} gone",
                Counted.of(forgotten, "row of old bookkeeping is", "rows of old bookkeeping are"));
    }

    private int deleteBefore(String table, String column, Duration kept) {
        int deleted = 0;
        int last;
        do {
            last = jdbc.update(
                    "DELETE FROM " + table + " WHERE " + column + " < ? LIMIT " + DELETED_AT_ONCE,
                    Columns.utc(clock.instant().minus(kept)));
            deleted += last;
        } while (last == DELETED_AT_ONCE);
        return deleted;
    }
}
