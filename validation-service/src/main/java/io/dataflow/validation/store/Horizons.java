package io.dataflow.validation.store;

import io.dataflow.validation.model.DataModel;
import io.dataflow.validation.rows.Columns;
import java.time.Clock;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** How far back each model's data goes: what its retention leaves now, and what was removed under an earlier one. */
@Component
public class Horizons {

    private final JdbcTemplate jdbc;
    private final Clock clock;

    Horizons(JdbcTemplate jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** From when on a model's data is all there. */
    public Horizon of(DataModel model) {
        return removed(model).and(Horizon.of(model.retention(), clock.instant()));
    }

    /** Says that what is before a horizon is going to be removed; called before anything is. */
    void raise(DataModel model, Horizon horizon) {
        jdbc.update(
                "INSERT INTO kept_from (model, readings_from, minutes_from) VALUES (?, ?, ?) ON DUPLICATE KEY UPDATE"
                        + " readings_from = GREATEST(readings_from, VALUES(readings_from)),"
                        + " minutes_from = GREATEST(minutes_from, VALUES(minutes_from))",
                model.name().value(),
                Columns.utc(horizon.readings()),
                Columns.utc(horizon.minutes()));
    }

    private Horizon removed(DataModel model) {
        return jdbc
                .query(
                        "SELECT readings_from, minutes_from FROM kept_from WHERE model = ?",
                        (row, number) -> new Horizon(
                                Columns.instant(row, "readings_from"), Columns.instant(row, "minutes_from")),
                        model.name().value())
                .stream()
                .findFirst()
                .orElse(Horizon.OF_ALL);
    }
}
