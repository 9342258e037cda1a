package io.dataflow.validation.history;

import io.dataflow.validation.model.DataModel;
import io.dataflow.validation.model.Field;
import io.dataflow.validation.rows.Columns;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Stored readings, newest first. */
@Component
public class EntryReader {

    private static final TypeReference<Map<String, Object>> EXTRAS = new TypeReference<>() {};
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final Comparator<Entries.Entry> NEWEST_FIRST = Comparator.comparing(
                    Entries.Entry::place,
                    Comparator.comparing(Entries.Place::ts)
                            .thenComparing(Entries.Place::device)
                            .thenComparing((a, b) -> Long.compareUnsigned(
                                    a.messageId().value(), b.messageId().value())))
            .reversed();

    private final JdbcTemplate jdbc;

    EntryReader(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A page of them.
     *
     * @param devices only these; none for all
     * @param after where the page before ended
     */
    public Entries read(
            DataModel model, List<String> devices, TimeRange range, int size, Optional<Entries.Place> after) {
        if (devices.size() <= 1) {
            return page(query(model, devices, range, size + 1, after, true), size);
        }
        // Each by its key: asked for together, the database would sort all that they have.
        List<Entries.Entry> found = devices.stream()
                .flatMap(device -> query(model, List.of(device), range, size + 1, after, true).stream())
                .sorted(NEWEST_FIRST)
                .limit(size + 1L)
                .toList();
        return page(found, size);
    }

    /**
     * The next ones of all that there are, the oldest first.
     *
     * @param devices only this one; none for all
     * @param after the last one before
     */
    List<Entries.Entry> next(
            DataModel model, List<String> devices, TimeRange range, int most, Optional<Entries.Place> after) {
        return query(model, devices, range, most, after, false);
    }

    private List<Entries.Entry> query(
            DataModel model,
            List<String> devices,
            TimeRange range,
            int most,
            Optional<Entries.Place> after,
            boolean newestFirst) {
        List<Object> parameters = new ArrayList<>();
        String where = where(devices, range, after, newestFirst, parameters);
        if (devices.isEmpty()) {
            where += upTo(model, where, parameters, most, newestFirst);
        }
        String sql = "SELECT * FROM `" + model.table() + "` WHERE " + where
                + " ORDER BY ts X, device_id X, message_id X LIMIT ".replace("X", newestFirst ? "DESC" : "ASC") + most;
        return jdbc.query(sql, statement -> bind(statement, parameters), (row, n) -> entry(model, row));
    }

    private static String where(
            List<String> devices,
            TimeRange range,
            Optional<Entries.Place> after,
            boolean newestFirst,
            List<Object> parameters) {
        StringBuilder where = new StringBuilder("ts >= ? AND ts < ?");
        parameters.addAll(List.of(range.from(), range.to()));
        devices.forEach(device -> {
            where.append(" AND device_id = ?");
            parameters.add(device);
        });
        after.ifPresent(place -> {
            where.append(" AND ts X= ? AND (ts X ? OR device_id X ? OR device_id = ? AND message_id X ?)"
                    .replace("X", newestFirst ? "<" : ">"));
            parameters.addAll(List.of(place.ts(), place.ts(), place.device(), place.device(), place.messageId()));
        });
        return where.toString();
    }

    /**
     * Of all devices together, databases sort everything that is in the range if they are asked for an order by more than the time;
     * so it is found out first, along the index of the time alone, how far they have to go.
     */
    private String upTo(DataModel model, String where, List<Object> parameters, int most, boolean newestFirst) {
        List<Object> found = new ArrayList<>(parameters);
        List<Instant> last = jdbc.query(
                "SELECT ts FROM `" + model.table() + "` FORCE INDEX (`" + model.table() + "_ts`) WHERE " + where
                        + " ORDER BY ts" + (newestFirst ? " DESC" : "") + " LIMIT 1 OFFSET " + (most - 1),
                statement -> bind(statement, found),
                (row, n) -> Columns.instant(row, "ts"));
        parameters.addAll(last);
        return last.isEmpty() ? "" : newestFirst ? " AND ts >= ?" : " AND ts <= ?";
    }

    private static Entries page(List<Entries.Entry> found, int size) {
        boolean more = found.size() > size;
        List<Entries.Entry> page = more ? found.subList(0, size) : found;
        return new Entries(page, more ? page.getLast().place().cursor() : "");
    }

    private static void bind(PreparedStatement statement, List<Object> parameters) throws SQLException {
        for (int i = 0; i < parameters.size(); i++) {
            Columns.set(statement, i + 1, parameters.get(i));
        }
    }

    private static Entries.Entry entry(DataModel model, ResultSet row) throws SQLException {
        Map<String, Object> values = new LinkedHashMap<>();
        for (Field field : model.fields()) {
            Object value = value(field, row);
            if (value != null) {
                values.put(field.name(), value);
            }
        }
        String extras = row.getString("extras");
        return new Entries.Entry(
                model.name().value(),
                row.getString("device_id"),
                Columns.instant(row, "ts"),
                Columns.instant(row, "received_at"),
                Columns.messageId(row, "message_id").toString(),
                values,
                extras == null ? Map.of() : JSON.readValue(extras, EXTRAS));
    }

    private static @Nullable Object value(Field field, ResultSet row) throws SQLException {
        String column = field.column().value();
        return switch (field.type()) {
            case NUMBER, INTEGER, BOOLEAN, STRING, ENUM -> row.getObject(column);
            case TIMESTAMP -> {
                LocalDateTime time = row.getObject(column, LocalDateTime.class);
                yield time == null ? null : time.toInstant(ZoneOffset.UTC);
            }
            case OBJECT, ARRAY -> {
                String json = row.getString(column);
                yield json == null ? null : JSON.readValue(json, Object.class);
            }
        };
    }
}
