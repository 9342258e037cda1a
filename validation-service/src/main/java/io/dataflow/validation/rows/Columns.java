package io.dataflow.validation.rows;

import io.dataflow.contract.MessageId;
import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** The Java values that columns hold. */
public final class Columns {

    private Columns() {}

    /** Sets a parameter; an Instant becomes a DATETIME in UTC, a MessageId an unsigned number. */
    public static void set(PreparedStatement statement, int index, @Nullable Object value) throws SQLException {
        switch (value) {
            case null -> statement.setObject(index, null);
            case String text -> statement.setString(index, text);
            case Double number -> statement.setDouble(index, number);
            case Long number -> statement.setLong(index, number);
            case Instant instant -> statement.setObject(index, utc(instant));
            case MessageId id -> setUnsigned(statement, index, id.value());
            default -> statement.setObject(index, value);
        }
    }

    /** An instant as the DATETIME that stands for it. */
    public static LocalDateTime utc(Instant instant) {
        return LocalDateTime.ofEpochSecond(instant.getEpochSecond(), instant.getNano(), ZoneOffset.UTC);
    }

    /** The instant of a DATETIME column that is never NULL. */
    public static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, LocalDateTime.class).toInstant(ZoneOffset.UTC);
    }

    /** The message id of a BIGINT UNSIGNED column. */
    public static MessageId messageId(ResultSet row, String column) throws SQLException {
        return new MessageId(Long.parseUnsignedLong(row.getString(column)));
    }

    private static void setUnsigned(PreparedStatement statement, int index, long bits) throws SQLException {
        if (bits >= 0) {
            statement.setLong(index, bits);
        } else {
            // As a decimal, because only so it is the same number in every protocol of the driver.
            statement.setBigDecimal(index, new BigDecimal(Long.toUnsignedString(bits)));
        }
    }
}
