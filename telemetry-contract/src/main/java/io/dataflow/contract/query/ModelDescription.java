package io.dataflow.contract.query;

import java.util.List;

/**
 * The active version of a data model.
 *
 * @param table the table that its readings are in
 */
public record ModelDescription(String name, String title, int version, String table, List<Field> fields) {

    public ModelDescription {
        fields = List.copyOf(fields);
    }

    /**
     * One field of a model.
     *
     * @param type the field's type in small letters, for example {@code number}
     * @param unit empty where it has none
     * @param metric whether it is numeric, and so has rollups and charts
     */
    public record Field(String name, String type, String unit, String description, boolean required, boolean metric) {}
}
