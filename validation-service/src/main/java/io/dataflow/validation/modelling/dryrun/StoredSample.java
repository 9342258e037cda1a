package io.dataflow.validation.modelling.dryrun;

import io.dataflow.contract.Envelope;
import io.dataflow.validation.history.TimeRange;
import io.dataflow.validation.model.DataModel;
import io.dataflow.validation.rows.Columns;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Reads stored rows of a period: all, or where they are too many, the newest of each of equal parts. Short queries, no transaction. */
@Component
class StoredSample {

    private static final int PARTS = 48;
    private static final int COUNTED = 1_000_000;

    private final DataSource database;

    StoredSample(DataSource database) {
        this.database = database;
    }

    /**
     * What was read.
     *
     * @param there how many rows there are, counted up to a limit
     * @param complete false where the time was up
     */
    record Read(long there, boolean more, boolean complete) {}

    Read read(List<DataModel> versions, TimeRange range, int most, Deadline deadline, Consumer<Envelope> judge) {
        String table = versions.getFirst().table();
        try {
            Set<String> columns = columns(table, deadline);
            if (columns.isEmpty()) {
                return new Read(0, false, true);
            }
            long there = count(table, range, deadline);
            RowPayload payload = new RowPayload(versions, columns);
            int each = there <= most ? most : Math.max(1, most / PARTS);
            for (TimeRange part : parts(range)) {
                if (deadline.isOver()) {
                    return new Read(there, there == COUNTED, false);
                }
                read(table, part, each, payload, deadline, judge);
            }
            return new Read(there, there == COUNTED, true);
        } catch (QueryTimeoutException e) {
            return new Read(0, true, false);
        }
    }

    /** Equal parts, the newest first. */
    static List<TimeRange> parts(TimeRange range) {
        Duration each = Duration.between(range.from(), range.to()).dividedBy(PARTS);
        List<TimeRange> parts = new ArrayList<>(PARTS);
        Instant end = range.to();
        for (int i = PARTS - 1; i >= 0; i--) {
            Instant start = range.from().plus(each.multipliedBy(i));
            if (start.isBefore(end)) {
                parts.add(new TimeRange(start, end));
                end = start;
            }
        }
        return parts;
    }

    private void read(
            String table, TimeRange part, int most, RowPayload payload, Deadline deadline, Consumer<Envelope> judge) {
        List<Envelope> page = jdbc(deadline)
                .query(
                        "SELECT * FROM `" + table + "` WHERE ts >= ? AND ts < ? ORDER BY ts DESC, device_id DESC,"
                                + " message_id DESC LIMIT " + most,
                        (row, number) -> payload.envelope(row),
                        Columns.utc(part.from()),
                        Columns.utc(part.to()));
        for (Envelope envelope : page) {
            if (deadline.isOver()) {
                return;
            }
            judge.accept(envelope);
        }
    }

    private long count(String table, TimeRange range, Deadline deadline) {
        Long count = jdbc(deadline)
                .queryForObject(
                        "SELECT COUNT(*) FROM (SELECT 1 FROM `" + table + "` WHERE ts >= ? AND ts < ? LIMIT " + COUNTED
                                + ") AS counted",
                        Long.class,
                        Columns.utc(range.from()),
                        Columns.utc(range.to()));
        return count == null ? 0 : count;
    }

    private Set<String> columns(String table, Deadline deadline) {
        return new HashSet<>(jdbc(deadline)
                .queryForList(
                        "SELECT LOWER(column_name) FROM information_schema.columns WHERE table_schema = DATABASE()"
                                + " AND table_name = ?",
                        String.class,
                        table));
    }

    private JdbcTemplate jdbc(Deadline deadline) {
        JdbcTemplate jdbc = new JdbcTemplate(database);
        jdbc.setQueryTimeout(deadline.secondsLeft());
        return jdbc;
    }
}
