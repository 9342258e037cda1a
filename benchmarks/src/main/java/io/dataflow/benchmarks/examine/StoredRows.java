package io.dataflow.benchmarks.examine;

import io.dataflow.local.LocalDatabase;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.function.Consumer;

/** What lies in the database. */
public final class StoredRows {

    private static final String READINGS =
            "SELECT device_id, ts, message_id, temperature, humidity, %s FROM reading_sensor";

    /** The number of a reading is a field of some versions of the model, and unknown to others, which keep it beside the fields. */
    private static final String NUMBER_OF_ITS_OWN = "COALESCE(CONCAT('{\"n\":', n, '}'), extras)";

    private static final String HAS_NUMBERS = "SELECT COUNT(*) FROM information_schema.columns"
            + " WHERE table_schema = DATABASE() AND table_name = 'reading_sensor' AND column_name = 'n'";
    private static final String REJECTED = "SELECT payload FROM quarantined_reading";
    private static final String OUTCOMES =
            "SELECT COALESCE(SUM(stored_count + duplicate_count + rejected_count), 0) FROM outcome_total WHERE node = ?";
    private static final String FORMERLY_SETTLED =
            "SELECT COALESCE(SUM(settled), 0) FROM buffer_node_ledger WHERE node = ? AND on_node = FALSE";
    private static final String OF_DEVICES = "SELECT COUNT(*) FROM reading_sensor WHERE device_id LIKE CONCAT(?, '%')";
    private static final String WRONG_ROLLUPS = """
            SELECT COUNT(*) FROM
                (SELECT device_id, DATE_FORMAT(ts, '%2$s') AS span, COUNT(temperature) AS how_many,
                     SUM(temperature) AS total, MIN(temperature) AS lowest, MAX(temperature) AS highest
                 FROM reading_sensor GROUP BY device_id, DATE_FORMAT(ts, '%2$s')) AS raw_rows
            LEFT JOIN
                (SELECT * FROM %1$s WHERE model = 'sensor' AND metric = 'temperature') AS rolled_up
            ON rolled_up.device_id = raw_rows.device_id AND rolled_up.bucket = raw_rows.span
            WHERE NOT (raw_rows.how_many <=> rolled_up.value_count AND raw_rows.lowest <=> rolled_up.value_min
                AND raw_rows.highest <=> rolled_up.value_max
                AND ABS(raw_rows.total - rolled_up.value_sum) < 1e-6 * (1 + ABS(raw_rows.total)))""";

    private static final String ROLLED_UP =
            "SELECT COALESCE(SUM(value_count), 0) - (SELECT COUNT(temperature) FROM reading_sensor) FROM %1$s"
                    + " WHERE model = 'sensor' AND metric = 'temperature'";

    private final LocalDatabase database;

    public StoredRows(LocalDatabase database) {
        this.database = database;
    }

    /** A stored reading. */
    record Row(String device, Instant at, long messageId, double temperature, double humidity, String extras) {}

    void forEachReading(Consumer<Row> consumer) throws SQLException {
        String number = number(HAS_NUMBERS) > 0 ? NUMBER_OF_ITS_OWN : "extras";
        stream(
                READINGS.formatted(number),
                rows -> consumer.accept(new Row(
                        rows.getString(1),
                        rows.getObject(2, LocalDateTime.class).toInstant(ZoneOffset.UTC),
                        new BigDecimal(rows.getString(3)).toBigInteger().longValue(),
                        rows.getDouble(4),
                        rows.getDouble(5),
                        String.valueOf(rows.getString(6)))));
    }

    /** The payloads in quarantine. */
    void forEachRejected(Consumer<String> consumer) throws SQLException {
        stream(REJECTED, rows -> consumer.accept(new String(rows.getBytes(1), StandardCharsets.UTF_8)));
    }

    /** How many readings and quarantined ones there are. */
    public long count() throws SQLException {
        return number("SELECT (SELECT COUNT(*) FROM reading_sensor) + (SELECT COUNT(*) FROM quarantined_reading)");
    }

    /** How many envelopes of a node have an outcome. */
    long outcomes(String node) throws SQLException {
        return ofNode(OUTCOMES, node);
    }

    /** How many readings were settled that the node's own ledger does not have, because another server took its place. */
    long formerlySettled(String node) throws SQLException {
        return ofNode(FORMERLY_SETTLED, node);
    }

    private long ofNode(String sql, String node) throws SQLException {
        try (Connection connection = connect();
                PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, node);
            return number(query.executeQuery());
        }
    }

    /**
     * How many rollups differ from what their rows say, or stand for rows that there aren't.
     *
     * @param span the beginning of a rollup's span, as the database formats a time
     */
    long wrongRollups(String table, String span) throws SQLException {
        return number(WRONG_ROLLUPS.formatted(table, span)) + Math.abs(number(ROLLED_UP.formatted(table)));
    }

    /** How many refused readings there are without a reason. */
    public long withoutReason() throws SQLException {
        return number("SELECT COUNT(*) FROM quarantined_reading WHERE COALESCE(JSON_LENGTH(violations), 0) = 0");
    }

    /** How many of a workload's good readings are stored. */
    public long countOfDevices(String prefix) throws SQLException {
        try (Connection connection = connect();
                PreparedStatement query = connection.prepareStatement(OF_DEVICES)) {
            query.setString(1, prefix);
            return number(query.executeQuery());
        }
    }

    private long number(String query) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            return number(statement.executeQuery(query));
        }
    }

    private static long number(ResultSet rows) throws SQLException {
        rows.next();
        return rows.getLong(1);
    }

    private void stream(String query, RowReader reader) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.setFetchSize(Integer.MIN_VALUE); // a row at a time, not all of them in memory
            try (ResultSet rows = statement.executeQuery(query)) {
                while (rows.next()) {
                    reader.read(rows);
                }
            }
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(database.url(), database.username(), database.password());
    }

    /** Reads the row that a result stands at. */
    @FunctionalInterface
    private interface RowReader {
        void read(ResultSet rows) throws SQLException;
    }
}
