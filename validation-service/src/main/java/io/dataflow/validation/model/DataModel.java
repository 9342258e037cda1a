package io.dataflow.validation.model;

import io.dataflow.contract.ModelName;
import io.dataflow.contract.query.ModelDescription;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * One version of a data model: what a reading of this kind looks like.
 *
 * @param version 1 for the first, each change one more
 * @param fields in the order in which people want to see them
 * @param deviceField the payload's field that names the device
 * @param timestampField the payload's field that says when it was measured
 * @param metricRequired whether a reading without any numeric value is refused
 */
public record DataModel(
        ModelName name,
        String title,
        int version,
        List<Field> fields,
        String deviceField,
        String timestampField,
        UnknownFields unknownFields,
        boolean metricRequired) {

    /** The payload's field in which a device may give a reading an id of its own, in every model. */
    public static final String MESSAGE_ID_FIELD = "message_id";

    private static final String TABLE_PREFIX = "reading_";
    private static final int MOST_FIELDS = 200;

    public DataModel {
        fields = List.copyOf(fields);
        if (fields.isEmpty() || fields.size() > MOST_FIELDS) {
            throw new IllegalArgumentException(
                    "Model '" + name + "' has " + fields.size() + " fields; a model has 1 to " + MOST_FIELDS);
        }
        requireDistinctColumns(name, fields);
        requireOwnNames(name, fields, deviceField, timestampField);
    }

    /** The table that its readings are in. The name is safe to write into SQL, for a model name cannot hold anything else. */
    public String table() {
        return TABLE_PREFIX + name;
    }

    /** The numeric fields, in the model's order. */
    public List<Field> metrics() {
        return fields.stream().filter(Field::metric).toList();
    }

    /** The field of a name, where there is one. */
    public Optional<Field> field(String fieldName) {
        return fields.stream().filter(field -> field.name().equals(fieldName)).findFirst();
    }

    /** What other services get to know of it. */
    public ModelDescription description() {
        return new ModelDescription(
                name.value(),
                title,
                version,
                table(),
                fields.stream().map(DataModel::describe).toList());
    }

    private static ModelDescription.Field describe(Field field) {
        return new ModelDescription.Field(
                field.name(), field.type().word(), field.unit(), field.description(), field.required(), field.metric());
    }

    private static void requireDistinctColumns(ModelName model, List<Field> fields) {
        Set<String> columns = new HashSet<>();
        for (Field field : fields) {
            if (!columns.add(field.name().toLowerCase(Locale.ROOT))) {
                throw new IllegalArgumentException("Model '" + model + "' has two fields named '" + field.name()
                        + "' (columns don't tell capital from small letters); rename one");
            }
        }
    }

    private static void requireOwnNames(ModelName model, List<Field> fields, String device, String timestamp) {
        Set<String> special = Set.copyOf(List.of(device, timestamp, MESSAGE_ID_FIELD));
        if (special.size() < 3) {
            throw new IllegalArgumentException("Model '" + model + "' uses one name for two of device ('" + device
                    + "'), timestamp ('" + timestamp + "') and '" + MESSAGE_ID_FIELD + "'; give each its own");
        }
        for (Field field : fields) {
            if (special.contains(field.name())) {
                throw new IllegalArgumentException("Field '" + field.name() + "' of model '" + model
                        + "' is its device, timestamp or message id already; leave it out of the fields");
            }
        }
    }
}
