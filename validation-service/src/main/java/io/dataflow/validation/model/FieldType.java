package io.dataflow.validation.model;

import java.util.Locale;

/** What kind of value a field holds. */
public enum FieldType {
    NUMBER,
    INTEGER,
    STRING,
    BOOLEAN,
    TIMESTAMP;

    /** Whether values of this type can be added up, and so have rollups and charts. */
    public boolean numeric() {
        return this == NUMBER || this == INTEGER;
    }

    /** The type as people and JSON write it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
