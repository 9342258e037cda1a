package io.dataflow.validation.store;

import io.dataflow.validation.model.Field;
import java.util.List;
import java.util.Locale;

/**
 * Which SQL types the columns of one table have. A row has room for so many bytes of VARCHAR columns, whatever is in them; texts for
 * which there is none left become TEXT, which lies outside. A VARCHAR of 64 characters or more can grow in place, which a shorter one
 * can't (its length is one byte), so none is shorter.
 */
final class ColumnTypes {

    /** Of the 65,535 bytes that a row may have, so many are left to VARCHAR columns. */
    private static final long ROOM = 60_000;

    private static final int BYTES_A_CHARACTER = 4;
    private static final int LONGEST_NEW_VARCHAR = 500;
    private static final int SHORTEST_NEW_VARCHAR = 64;

    private long used;

    private ColumnTypes(long used) {
        this.used = used;
    }

    /** Those of a table with these columns. */
    static ColumnTypes beside(Iterable<StoredColumn> columns) {
        long used = 0;
        for (StoredColumn column : columns) {
            used += column.isVarchar() ? bytes(column.length()) : 0;
        }
        return new ColumnTypes(used);
    }

    /** The type of a column that is to be made; its room is taken. */
    String ofNew(Field field) {
        return switch (field.type()) {
            case NUMBER -> "DOUBLE";
            case INTEGER -> "BIGINT";
            case STRING -> longest(field) <= LONGEST_NEW_VARCHAR ? varchar(longest(field)) : "TEXT";
            case BOOLEAN -> "BOOLEAN";
            case TIMESTAMP -> "DATETIME(3)";
            case ENUM -> varchar(longest(field));
            case OBJECT, ARRAY -> "JSON";
        };
    }

    /** Whether the longest values of a field are longer than its column. */
    static boolean isTooNarrow(StoredColumn column, Field field) {
        return column.isVarchar() && column.length() < longest(field);
    }

    /** The type of a column that is to be wide enough for a field; a VARCHAR grows in place, to TEXT the table is copied. */
    String widened(StoredColumn column, Field field) {
        long more = bytes(longest(field)) - bytes(column.length());
        if (used + more > ROOM) {
            return "TEXT";
        }
        used += more;
        return "VARCHAR(" + longest(field) + ")";
    }

    /** The type that a column has, for a statement that changes something else about it. */
    static String same(StoredColumn column, Field field) {
        return switch (field.type()) {
            case NUMBER -> "DOUBLE";
            case INTEGER -> "BIGINT";
            case BOOLEAN -> "BOOLEAN";
            case TIMESTAMP -> "DATETIME(3)";
            case STRING, ENUM ->
                column.isVarchar()
                        ? "VARCHAR(" + column.length() + ")"
                        : column.dataType().toUpperCase(Locale.ROOT);
            case OBJECT, ARRAY -> "JSON";
        };
    }

    private String varchar(int longest) {
        int length = Math.max(longest, SHORTEST_NEW_VARCHAR);
        if (used + bytes(length) > ROOM) {
            return "TEXT";
        }
        used += bytes(length);
        return "VARCHAR(" + length + ")";
    }

    private static int longest(Field field) {
        List<String> values = field.limits().values();
        return values.isEmpty()
                ? field.longestText()
                : values.stream()
                        .mapToInt(value -> value.codePointCount(0, value.length()))
                        .max()
                        .getAsInt();
    }

    private static long bytes(long characters) {
        return characters * BYTES_A_CHARACTER + 2;
    }
}
