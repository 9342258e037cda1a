package io.dataflow.validation.quarantine;

import io.dataflow.validation.rows.Columns;
import java.time.Instant;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The account of quarantine: what came in, what became of it, and what has to be there. */
@Component
public class QuarantineAccount {

    private final JdbcTemplate jdbc;

    QuarantineAccount(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Readings, not messages: of one message several may be refused, and one that nobody could look into is kept as one.
     *
     * @param entered all that were ever put into quarantine
     * @param replayed that were stored, or found stored already, or told apart from the others of their message
     * @param inQuarantine what is left of them
     */
    public record Totals(long entered, long replayed, long discarded, long expired, long inQuarantine) {

        Totals(long entered, long replayed, long discarded, long expired) {
            this(entered, replayed, discarded, expired, entered - replayed - discarded - expired);
        }
    }

    /**
     * The totals beside what is there.
     *
     * @param rows how many are there
     * @param balanced whether these are as many as there have to be
     */
    public record Check(Totals totals, long rows, boolean balanced) {}

    /**
     * What became of the messages of some time.
     *
     * @param all that were settled
     */
    public record Share(long refused, long all) {}

    /** How many messages were refused since then, of how many. */
    public Share since(Instant from) {
        return jdbc.query(
                        "SELECT COALESCE(SUM(rejected_count), 0) AS refused,"
                                + " COALESCE(SUM(stored_count + duplicate_count + rejected_count), 0) AS settled"
                                + " FROM outcome_minute WHERE minute >= ?",
                        (row, number) -> new Share(row.getLong("refused"), row.getLong("settled")),
                        Columns.utc(from))
                .getFirst();
    }

    /** What was counted. */
    public Totals totals() {
        return jdbc.query(
                        "SELECT COALESCE(SUM(entered_count), 0) AS e, COALESCE(SUM(replayed_count), 0) AS r,"
                                + " COALESCE(SUM(discarded_count), 0) AS d, COALESCE(SUM(expired_count), 0) AS x"
                                + " FROM quarantine_total",
                        (row, number) ->
                                new Totals(row.getLong("e"), row.getLong("r"), row.getLong("d"), row.getLong("x")))
                .getFirst();
    }

    /** Counts all rows, which takes its time where they are many; both numbers are of one moment. */
    public Check check() {
        return jdbc.query(
                        "SELECT COALESCE(SUM(entered_count), 0) AS e, COALESCE(SUM(replayed_count), 0) AS r,"
                                + " COALESCE(SUM(discarded_count), 0) AS d, COALESCE(SUM(expired_count), 0) AS x,"
                                + " (SELECT COUNT(*) FROM quarantined_reading) AS n FROM quarantine_total",
                        (row, number) -> {
                            Totals totals =
                                    new Totals(row.getLong("e"), row.getLong("r"), row.getLong("d"), row.getLong("x"));
                            long rows = row.getLong("n");
                            return new Check(totals, rows, rows == totals.inQuarantine());
                        })
                .getFirst();
    }
}
