package io.dataflow.validation.store;

import io.dataflow.contract.query.Grain;
import io.dataflow.validation.model.DataModel;
import io.dataflow.validation.rows.Columns;
import io.dataflow.validation.store.RollupSource.DeviceDay;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Compares rollups with the readings that they stand for: count, extremes and newest value exactly, sums to within rounding. It looks at
 * one device at a time, both sides in one picture of the database, so claims that are stored meanwhile don't disturb it, nor it them.
 */
@Component
public class RollupAudit {

    private static final int MOST_EXAMPLES = 100;

    private final JdbcTemplate jdbc;
    private final RollupSource source;
    private final RollupRepair repair;
    private final Horizons horizons;
    private final TransactionTemplate onePicture;
    private final Clock clock;

    RollupAudit(
            JdbcTemplate jdbc,
            RollupSource source,
            RollupRepair repair,
            Horizons horizons,
            PlatformTransactionManager manager,
            Clock clock) {
        this.jdbc = jdbc;
        this.source = source;
        this.repair = repair;
        this.horizons = horizons;
        this.onePicture = new TransactionTemplate(manager);
        this.onePicture.setReadOnly(true);
        this.onePicture.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        this.clock = clock;
    }

    /** Whether the readings of a day are all there, so that there is something to compare with. */
    public boolean canCheck(DataModel model, LocalDate day) {
        return !start(day).isBefore(horizons.of(model).readings());
    }

    /**
     * Compares a day of some devices, and makes what is wrong anew where that is wanted.
     *
     * @param day of UTC, one that {@link #canCheck} allows
     */
    public RollupReport check(DataModel model, LocalDate day, List<String> devices, boolean mend) {
        List<Grain> grains = start(day).isBefore(horizons.of(model).minutes())
                ? List.of(Grain.HOUR, Grain.DAY)
                : List.of(Grain.MINUTE, Grain.HOUR, Grain.DAY);
        List<RollupDifference> examples = new ArrayList<>();
        long compared = 0;
        long different = 0;
        long repaired = 0;
        for (String device : devices) {
            DeviceDay deviceDay = new DeviceDay(model, device, start(day));
            Compared of = compare(deviceDay, grains);
            compared += of.rollups();
            different += of.differences().size();
            of.differences().stream().limit(MOST_EXAMPLES - examples.size()).forEach(examples::add);
            repaired += mend && !of.differences().isEmpty() ? repair.repair(deviceDay, grains) : 0;
        }
        RollupReport report =
                new RollupReport(model.name().value(), day, devices.size(), compared, different, repaired, examples);
        note(report);
        return report;
    }

    private record Compared(long rollups, List<RollupDifference> differences) {}

    private Compared compare(DeviceDay day, List<Grain> grains) {
        Compared compared = onePicture.execute(transaction -> {
            Map<Grain, SortedMap<RollupKey, Tally>> expected = source.fromReadings(day);
            List<RollupDifference> differences = new ArrayList<>();
            long rollups = 0;
            for (Grain grain : grains) {
                SortedMap<RollupKey, Tally> found = source.stored(day, grain);
                rollups += found.size();
                differences.addAll(
                        RollupDifference.between(grain, expected.getOrDefault(grain, new TreeMap<>()), found));
            }
            return new Compared(rollups, differences);
        });
        return compared == null ? new Compared(0, List.of()) : compared;
    }

    private void note(RollupReport report) {
        jdbc.update(
                "REPLACE INTO rollup_check (model, day, checked_at, compared, different, repaired) VALUES (?, ?, ?, ?, ?, ?)",
                report.model(),
                report.day(),
                Columns.utc(clock.instant()),
                report.compared(),
                report.different(),
                report.repaired());
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
