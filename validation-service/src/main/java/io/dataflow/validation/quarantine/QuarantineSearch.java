package io.dataflow.validation.quarantine;

import io.dataflow.contract.MessageId;
import io.dataflow.validation.rows.Columns;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;

/** Finds refused readings, newest first, and looks at no more rows for it than it may. */
public final class QuarantineSearch {

    private static final int LOOKED_AT = 10_000;
    private static final int COUNTED = 1_000_000;

    private final JdbcTemplate jdbc;

    /** @param jdbc over which it asks: that of a transaction sees what the transaction sees */
    public QuarantineSearch(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Some of what was found.
     *
     * @param next where to go on; empty if everything has been looked at
     * @param stopped whether there may be more before that place because it stopped looking
     */
    public record Found<T>(List<T> items, Optional<QuarantinePage.Place> next, boolean stopped) {}

    /** A reading without its payload. */
    public record Spot(QuarantinePage.Place place, long bytes) {}

    /**
     * How many there are.
     *
     * @param exact whether all were counted
     */
    public record Count(long readings, boolean exact) {}

    /** Where the readings are. */
    public Found<Spot> spots(QuarantineFilter filter, int most, Optional<QuarantinePage.Place> after) {
        return find(
                "SELECT q.received_at, q.id, OCTET_LENGTH(q.payload) + COALESCE(OCTET_LENGTH(q.mended), 0) AS bytes",
                (row, number) -> new Spot(
                        new QuarantinePage.Place(Columns.instant(row, "received_at"), Columns.messageId(row, "id")),
                        row.getLong("bytes")),
                Spot::place,
                new Asked(filter, most, after));
    }

    /** What is asked for. */
    record Asked(QuarantineFilter filter, int most, Optional<QuarantinePage.Place> after) {}

    <T> Found<T> find(String select, RowMapper<T> mapper, Function<T, QuarantinePage.Place> place, Asked asked) {
        Conditions conditions = new Conditions(asked.filter(), asked.after());
        int window = conditions.hasRest() ? LOOKED_AT : asked.most() + 1;
        List<T> found = jdbc.query(
                select + conditions.from(window) + " ORDER BY q.received_at DESC, q.id DESC LIMIT "
                        + (asked.most() + 1),
                conditions::bind,
                mapper);
        if (found.size() > asked.most()) {
            List<T> page = found.subList(0, asked.most());
            return new Found<>(page, Optional.of(place.apply(page.getLast())), false);
        }
        Optional<QuarantinePage.Place> end = conditions.hasRest() ? end(conditions, window) : Optional.empty();
        return new Found<>(found, end, end.isPresent());
    }

    /** How many there are, counted to a million looked at. */
    public Count count(QuarantineFilter filter) {
        Conditions conditions = new Conditions(filter, Optional.empty());
        long readings = jdbc.query(conditions.count(COUNTED), conditions::bind, (row, number) -> row.getLong("n"))
                .getFirst();
        return new Count(readings, end(conditions, COUNTED).isEmpty());
    }

    private Optional<QuarantinePage.Place> end(Conditions conditions, int window) {
        return jdbc
                .query(
                        conditions.endOfWindow(window),
                        conditions::bindLed,
                        (row, number) -> new QuarantinePage.Place(
                                Columns.instant(row, "received_at"),
                                new MessageId(Long.parseUnsignedLong(row.getString("id")))))
                .stream()
                .findFirst();
    }
}
