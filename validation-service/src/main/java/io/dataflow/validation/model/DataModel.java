package io.dataflow.validation.model;

import io.dataflow.contract.Excerpt;
import io.dataflow.contract.ModelName;
import io.dataflow.contract.query.ModelDescription;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One version of a data model: what a reading of this kind looks like.
 *
 * @param version 1 for the first, each change one more
 * @param fields in the order in which people want to see them
 * @param keys which fields of the payload name the device and the time
 */
public record DataModel(
        ModelName name,
        String title,
        int version,
        List<Field> fields,
        KeyFields keys,
        Strictness strictness,
        Retention retention) {

    /** The payload's field in which a device may give a reading an id of its own, in every model. */
    public static final String MESSAGE_ID_FIELD = "message_id";

    private static final String TABLE_PREFIX = "reading_";
    private static final int MOST_FIELDS = 200;
    private static final int LONGEST_TITLE = 100;

    public DataModel {
        fields = List.copyOf(fields);
        if (fields.isEmpty() || fields.size() > MOST_FIELDS) {
            throw new IllegalArgumentException(
                    "Model '" + name + "' has " + fields.size() + " fields; a model has 1 to " + MOST_FIELDS);
        }
        if (title.isBlank() || title.codePointCount(0, title.length()) > LONGEST_TITLE) {
            throw new IllegalArgumentException(
                    "Model '" + name + "' has no title of 1 to " + LONGEST_TITLE + " characters; say what it is of");
        }
        requireDistinct(name, fields);
        requireOwnNames(name, fields, keys);
    }

    /** The table that its readings are in. The name is safe to write into SQL, for a model name cannot hold anything else. */
    public String table() {
        return TABLE_PREFIX + name;
    }

    /** The numeric fields, in the model's order. */
    public List<Field> metrics() {
        return fields.stream().filter(Field::metric).toList();
    }

    /** The payload's field that names the device. */
    public String deviceField() {
        return keys.device();
    }

    /** The payload's field that says when it was measured. */
    public String timestampField() {
        return keys.timestamp();
    }

    /** What happens to fields that the model doesn't know. */
    public UnknownFields unknownFields() {
        return strictness.unknownFields();
    }

    /** Whether a reading without any numeric value is refused. */
    public boolean metricRequired() {
        return strictness.metricRequired();
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

    private static void requireDistinct(ModelName model, List<Field> fields) {
        Map<String, Field> byName = new HashMap<>();
        Map<String, Field> byColumn = new HashMap<>();
        for (Field field : fields) {
            if (byName.put(field.name(), field) != null) {
                throw new IllegalArgumentException("Model '" + model + "' has two fields named '"
                        + Excerpt.of(field.name()) + "'; rename or remove one");
            }
            Field other = byColumn.put(field.column().value().toLowerCase(Locale.ROOT), field);
            if (other != null) {
                throw new IllegalArgumentException("Fields '" + Excerpt.of(other.name()) + "' and '"
                        + Excerpt.of(field.name()) + "' of model '" + model + "' have the same column "
                        + field.column() + " (columns don't tell capital from small letters); name one otherwise");
            }
        }
    }

    private static void requireOwnNames(ModelName model, List<Field> fields, KeyFields keys) {
        Set<String> special = new HashSet<>(List.of(keys.device(), keys.timestamp(), MESSAGE_ID_FIELD));
        if (special.size() < 3) {
            throw new IllegalArgumentException("Model '" + model + "' uses one name for two of device ('"
                    + keys.device() + "'), timestamp ('" + keys.timestamp() + "') and '" + MESSAGE_ID_FIELD
                    + "'; give each its own");
        }
        for (Field field : fields) {
            if (special.contains(field.name())) {
                throw new IllegalArgumentException("Field '" + field.name() + "' of model '" + model
                        + "' is its device, timestamp or message id already; leave it out of the fields");
            }
        }
    }
}
