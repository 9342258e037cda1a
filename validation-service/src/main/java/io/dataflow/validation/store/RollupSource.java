package io.dataflow.validation.store;

import io.dataflow.contract.MessageId;
import io.dataflow.contract.query.Grain;
import io.dataflow.validation.model.DataModel;
import io.dataflow.validation.model.Field;
import io.dataflow.validation.rows.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** A device's rollups of one day: as its readings say that they should be, and as they stand. */
@Component
class RollupSource {

    private static final int READ_AT_ONCE = 5_000;

    private final JdbcTemplate jdbc;

    RollupSource(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Which day of which device. */
    record DeviceDay(DataModel model, String device, Instant from) {

        Instant to() {
            return from.plus(Duration.ofDays(1));
        }
    }

    /** What the readings add up to, read along their key. */
    Map<Grain, SortedMap<RollupKey, Tally>> fromReadings(DeviceDay day) {
        SortedMap<RollupKey, Tally> minutes = new TreeMap<>();
        Instant ts = day.from();
        MessageId id = new MessageId(0);
        List<Raw> page;
        do {
            page = readings(day, ts, id);
            page.forEach(reading -> add(day, reading, minutes));
            if (!page.isEmpty()) {
                ts = page.getLast().ts();
                id = page.getLast().id();
            }
        } while (page.size() == READ_AT_ONCE);
        SortedMap<RollupKey, Tally> hours = RollupDelta.coarser(Grain.HOUR, minutes);
        Map<Grain, SortedMap<RollupKey, Tally>> all = new EnumMap<>(Grain.class);
        all.put(Grain.MINUTE, minutes);
        all.put(Grain.HOUR, hours);
        all.put(Grain.DAY, RollupDelta.coarser(Grain.DAY, hours));
        return all;
    }

    /** What stands in a rollup table. */
    SortedMap<RollupKey, Tally> stored(DeviceDay day, Grain grain) {
        SortedMap<RollupKey, Tally> stored = new TreeMap<>();
        for (Field metric : day.model().metrics()) {
            jdbc.query(
                    "SELECT * FROM " + Bucket.table(grain)
                            + " WHERE model = ? AND device_id = ? AND metric = ? AND bucket >= ? AND bucket < ?",
                    row -> {
                        stored.put(key(day, metric, Columns.instant(row, "bucket")), tally(row));
                    },
                    day.model().name().value(),
                    day.device(),
                    metric.column().value(),
                    Columns.utc(day.from()),
                    Columns.utc(day.to()));
        }
        return stored;
    }

    static RollupKey key(DeviceDay day, Field metric, Instant bucket) {
        return new RollupKey(
                day.model().name().value(), day.device(), metric.column().value(), bucket);
    }

    private record Raw(Instant ts, MessageId id, double[] values, boolean[] absent) {}

    private List<Raw> readings(DeviceDay day, Instant ts, MessageId id) {
        List<Field> metrics = day.model().metrics();
        String columns =
                metrics.stream().map(metric -> ", `" + metric.column() + "`").collect(Collectors.joining());
        return jdbc.query(
                "SELECT ts, message_id" + columns + " FROM `" + day.model().table()
                        + "` WHERE device_id = ? AND ts >= ? AND ts < ? AND (ts > ? OR message_id > ?)"
                        + " ORDER BY device_id, ts, message_id LIMIT " + READ_AT_ONCE,
                statement -> {
                    statement.setString(1, day.device());
                    Columns.set(statement, 2, ts);
                    Columns.set(statement, 3, day.to());
                    Columns.set(statement, 4, ts);
                    Columns.set(statement, 5, id);
                },
                (row, number) -> raw(row, metrics.size()));
    }

    private static Raw raw(ResultSet row, int metrics) throws SQLException {
        double[] values = new double[metrics];
        boolean[] absent = new boolean[metrics];
        for (int i = 0; i < metrics; i++) {
            values[i] = row.getDouble(i + 3);
            absent[i] = row.wasNull();
        }
        return new Raw(Columns.instant(row, "ts"), Columns.messageId(row, "message_id"), values, absent);
    }

    private static void add(DeviceDay day, Raw reading, SortedMap<RollupKey, Tally> minutes) {
        List<Field> metrics = day.model().metrics();
        for (int i = 0; i < metrics.size(); i++) {
            if (!reading.absent()[i]) {
                minutes.merge(
                        key(day, metrics.get(i), Bucket.start(Grain.MINUTE, reading.ts())),
                        Tally.of(reading.values()[i], reading.ts(), reading.id()),
                        Tally::plus);
            }
        }
    }

    private static Tally tally(ResultSet row) throws SQLException {
        return new Tally(
                row.getLong("value_count"),
                row.getDouble("value_sum"),
                row.getDouble("value_min"),
                row.getDouble("value_max"),
                row.getDouble("value_last"),
                Columns.instant(row, "last_ts"),
                Columns.messageId(row, "last_message_id"));
    }
}
