package io.dataflow.validation.rows;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Writes many rows with few statements: {@code INSERT … VALUES (…), (…) …}, prepared for a power of two of rows, or just as many
 * as there are where they are few. So there are few different statements, which connections keep prepared, and the database need
 * not read the text of any row.
 */
public final class ManyRows {

    private static final int MOST_ROWS = 256;
    private static final int FEW_ROWS = 16;
    private static final int MOST_PARAMETERS = 32_000;

    /** Fits into one packet with the usual settings of every server. */
    private static final int MOST_BYTES = 6 * 1024 * 1024;

    private static final int BYTES_OF_A_CHARACTER = 3;
    private static final int BYTES_OF_OTHERS = 16;

    private final String head;
    private final String row;
    private final String tail;
    private final int mostRows;
    private final AtomicReferenceArray<@Nullable String> statements = new AtomicReferenceArray<>(MOST_ROWS + 1);

    /**
     * A statement for rows of some form.
     *
     * @param head all before the first row, such as {@code INSERT INTO t (a, b) VALUES}
     * @param row with a question mark for each value, such as {@code (?, ?)}
     * @param tail all after the last row; may be empty
     */
    public ManyRows(String head, String row, String tail) {
        this.head = head;
        this.row = row;
        this.tail = tail;
        long parameters = Math.max(1, row.chars().filter(c -> c == '?').count());
        this.mostRows = Integer.highestOneBit(Math.clamp(MOST_PARAMETERS / parameters, 1, MOST_ROWS));
    }

    /** The form of a row of so many values. */
    public static String places(int values) {
        return "(" + String.join(",", Collections.nCopies(values, "?")) + ")";
    }

    /** Writes the rows in their order, in the transaction that the thread is in. */
    public void write(JdbcTemplate jdbc, List<@Nullable Object[]> rows) {
        if (rows.isEmpty()) {
            return;
        }
        jdbc.execute((ConnectionCallback<@Nullable Void>) connection -> {
            int from = 0;
            while (from < rows.size()) {
                int count = together(rows, from);
                write(connection, rows.subList(from, from + count));
                from += count;
            }
            return null;
        });
    }

    private void write(Connection connection, List<@Nullable Object[]> rows) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(statement(rows.size()))) {
            int place = 1;
            for (@Nullable Object[] values : rows) {
                for (Object value : values) {
                    Columns.set(statement, place++, value);
                }
            }
            statement.executeUpdate();
        }
    }

    /** How many rows from a place on go into one statement, and fit into a packet. */
    private int together(List<@Nullable Object[]> rows, int from) {
        int most = Math.min(mostRows, rows.size() - from);
        long bytes = 0;
        int count = 0;
        while (count < most) {
            bytes += bytes(rows.get(from + count));
            if (bytes > MOST_BYTES) {
                break;
            }
            count++;
        }
        return count <= FEW_ROWS ? Math.max(count, 1) : Integer.highestOneBit(count);
    }

    private static long bytes(@Nullable Object[] values) {
        long bytes = 0;
        for (Object value : values) {
            bytes += switch (value) {
                case String text -> (long) text.length() * BYTES_OF_A_CHARACTER;
                case byte[] binary -> binary.length;
                case null, default -> BYTES_OF_OTHERS;
            };
        }
        return bytes;
    }

    private String statement(int rows) {
        String known = statements.get(rows);
        if (known != null) {
            return known;
        }
        String made = head + String.join(",", Collections.nCopies(rows, row)) + tail;
        statements.set(rows, made);
        return made;
    }
}
