package io.dataflow.validation.store;

import io.dataflow.validation.model.Field;
import java.util.Set;

/**
 * A column as the database says that it is.
 *
 * @param dataType without its length, in small letters: {@code varchar}
 * @param length of texts, in characters; 0 for others
 */
record StoredColumn(String name, String dataType, long length, String comment) {

    private static final Set<String> LONG_TEXTS = Set.of("text", "mediumtext", "longtext");

    boolean isVarchar() {
        return dataType.equals("varchar");
    }

    /** Whether values of the field's type are in it as they are, but perhaps for their length. */
    boolean holds(Field field) {
        return switch (field.type()) {
            case NUMBER -> dataType.equals("double");
            case INTEGER -> dataType.equals("bigint");
            case BOOLEAN -> dataType.equals("tinyint");
            case TIMESTAMP -> dataType.equals("datetime");
            case STRING, ENUM -> isVarchar() || LONG_TEXTS.contains(dataType);
            // MariaDB's JSON is a longtext that is checked.
            case OBJECT, ARRAY -> dataType.equals("json") || dataType.equals("longtext");
        };
    }
}
