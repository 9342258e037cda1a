package io.dataflow.validation.history;

import io.dataflow.contract.query.Outcomes;
import io.dataflow.validation.rows.Columns;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** How many envelopes became what. */
@Component
public class OutcomeReader {

    private static final String SUMS = "SUM(stored_count) AS stored_sum, SUM(duplicate_count) AS duplicate_sum,"
            + " SUM(rejected_count) AS rejected_sum";

    private final JdbcTemplate jdbc;

    OutcomeReader(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** All of every node since the beginning, and the range's minutes. */
    public Outcomes read(TimeRange range) {
        var nodes = jdbc.query(
                "SELECT node, " + SUMS + " FROM outcome_total GROUP BY node ORDER BY node",
                (row, number) -> new Outcomes.OfNode(
                        row.getString("node"),
                        row.getLong("stored_sum"),
                        row.getLong("duplicate_sum"),
                        row.getLong("rejected_sum")));
        var minutes = jdbc.query(
                "SELECT minute, " + SUMS + " FROM outcome_minute WHERE minute >= ? AND minute < ?"
                        + " GROUP BY minute ORDER BY minute",
                (row, number) -> new Outcomes.OfMinute(
                        Columns.instant(row, "minute"),
                        row.getLong("stored_sum"),
                        row.getLong("duplicate_sum"),
                        row.getLong("rejected_sum")),
                Columns.utc(range.from()),
                Columns.utc(range.to()));
        return new Outcomes(nodes, minutes);
    }
}
