package io.dataflow.validation.quarantine;

import io.dataflow.contract.Counted;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import net.javacrumbs.shedlock.spring.annotation.SchedulerLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Lets go of what has been in quarantine for too long, and of the oldest where there is too much; a little at a time. */
@Component
public class QuarantineUpkeep {

    private static final Logger LOG = LoggerFactory.getLogger(QuarantineUpkeep.class);
    private static final int AT_ONCE = 1_000;

    private final QuarantineChanges changes;
    private final QuarantineAccount account;
    private final QuarantineSettings settings;
    private final JdbcTemplate jdbc;
    private final TransactionTemplate transactions;
    private final Clock clock;

    QuarantineUpkeep(
            QuarantineChanges changes,
            QuarantineAccount account,
            QuarantineSettings settings,
            JdbcTemplate jdbc,
            TransactionTemplate transactions,
            Clock clock) {
        this.changes = changes;
        this.account = account;
        this.settings = settings;
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** One instance at a time. */
    @Scheduled(cron = "40 * * * * *", zone = "UTC")
    @SchedulerLock(name = "quarantine-upkeep", lockAtMostFor = "PT10M")
    public void run() {
        long old = expire(Optional.of(clock.instant().minus(settings.keep())), Long.MAX_VALUE);
        long tooMany = expire(Optional.empty(), account.totals().inQuarantine() - settings.most());
        if (old > 0) {
            LOG.info("{} left quarantine after {}", Counted.of(old, "refused reading"), settings.keep());
        }
        if (tooMany > 0) {
            LOG.warn(
                    "{} left quarantine, the oldest, because more than {} were in it; see on the page Quarantine what refuses them",
                    Counted.of(tooMany, "refused reading"),
                    settings.most());
        }
    }

    private long expire(Optional<Instant> before, long most) {
        long gone = 0;
        int last = AT_ONCE;
        while (last == AT_ONCE && gone < most) {
            int piece = (int) Math.min(AT_ONCE, most - gone);
            Integer left = transactions.execute(transaction -> changes.expired(jdbc, before, piece));
            last = left == null ? 0 : left;
            gone += last;
        }
        return gone;
    }
}
