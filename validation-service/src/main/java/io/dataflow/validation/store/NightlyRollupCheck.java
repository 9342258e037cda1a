package io.dataflow.validation.store;

import io.dataflow.validation.model.DataModel;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.random.RandomGenerator;
import net.javacrumbs.shedlock.spring.annotation.SchedulerLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Looks each night at some devices of each model, whether yesterday's rollups are what the readings say. */
@Component
public class NightlyRollupCheck {

    private static final Logger LOG = LoggerFactory.getLogger(NightlyRollupCheck.class);
    private static final int DEVICES = 20;

    private final RollupAudit audit;
    private final StoredModels models;
    private final JdbcTemplate jdbc;
    private final Clock clock;
    private final Counter compared;
    private final Counter different;

    NightlyRollupCheck(RollupAudit audit, StoredModels models, JdbcTemplate jdbc, Clock clock, MeterRegistry registry) {
        this.audit = audit;
        this.models = models;
        this.jdbc = jdbc;
        this.clock = clock;
        this.compared = registry.counter("dataflow.validation.rollups.compared");
        this.different = registry.counter("dataflow.validation.rollups.different");
    }

    @Scheduled(cron = "0 41 2 * * *", zone = "UTC")
    @SchedulerLock(name = "validation-rollup-check", lockAtMostFor = "PT2H", lockAtLeastFor = "PT10M")
    public void run() {
        LocalDate yesterday =
                LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minusDays(1);
        for (DataModel model : models.all()) {
            try {
                check(model, yesterday);
            } catch (DataAccessException e) {
                LOG.warn(
                        "Rollups of model {} could not be checked; next try tomorrow: {}",
                        model.name(),
                        e.getMessage());
            }
        }
    }

    private void check(DataModel model, LocalDate day) {
        List<String> devices = some(model);
        if (devices.isEmpty() || !audit.canCheck(model, day)) {
            return;
        }
        RollupReport report = audit.check(model, day, devices, false);
        compared.increment(report.compared());
        different.increment(report.different());
        if (report.different() > 0) {
            LOG.error(
                    "{} of {} rollups of model {} on {} are not what the readings say, first {}; have them made anew with"
                            + " POST /api/storage/rollup-check?model={}&day={}&repair=true and report this",
                    report.different(),
                    report.compared(),
                    model.name(),
                    day,
                    report.examples().getFirst(),
                    model.name(),
                    day);
        }
    }

    /** Some that stand together in the order of their names, beginning anywhere. */
    private List<String> some(DataModel model) {
        String begin = Integer.toString(RandomGenerator.getDefault().nextInt(36), 36);
        String sql = "SELECT device_id FROM latest_reading WHERE model = ? AND device_id %s ? ORDER BY device_id LIMIT "
                + DEVICES;
        List<String> after = jdbc.queryForList(
                sql.formatted(">="), String.class, model.name().value(), begin);
        return after.isEmpty()
                ? jdbc.queryForList(
                        sql.formatted("<"), String.class, model.name().value(), begin)
                : after;
    }
}
