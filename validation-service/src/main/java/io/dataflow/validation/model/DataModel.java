package io.dataflow.validation.model;

import io.dataflow.contract.Excerpt;
import io.dataflow.contract.ModelName;
import io.dataflow.contract.query.ModelDescription;
import io.dataflow.validation.schema.PayloadSchema;
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
 * @param schema what a payload must be beside what the fields say
 */
public record DataModel(
        ModelName name,
        String title,
        int version,
        List<Field> fields,
        KeyFields keys,
        Strictness strictness,
        Retention retention,
        Optional<PayloadSchema> schema) {

    /** The payload's field in which a device may give a reading an id of its own, in every model. */
    public static final String MESSAGE_ID_FIELD = "message_id";

    private static final String TABLE_PREFIX = "reading_";
    private static final int MOST_FIELDS = 200;
    private static final int LONGEST_TITLE = 100;

    /** @throws NotAModel with what to write instead */
    public DataModel {
        fields = List.copyOf(fields);
        Findings findings = new Findings();
        if (fields.isEmpty() || fields.size() > MOST_FIELDS) {
            findings.add(
                    "/fields",
                    Integer.toString(fields.size()),
                    "must be 1 to " + MOST_FIELDS,
                    fields.isEmpty()
                            ? "Write at least one field."
                            : "Leave some out, or make another model for some of them.");
        }
        if (title.isBlank() || title.codePointCount(0, title.length()) > LONGEST_TITLE) {
            findings.add(
                    "/title", title, "must have 1 to " + LONGEST_TITLE + " characters", "Say in short what it is of.");
        }
        requireDistinct(fields, findings);
        requireOwnNames(fields, keys, findings);
        findings.throwIfAny();
    }

    /** A model whose fields say all that a payload must be. */
    public DataModel(
            ModelName name,
            String title,
            int version,
            List<Field> fields,
            KeyFields keys,
            Strictness strictness,
            Retention retention) {
        this(name, title, version, fields, keys, strictness, retention, Optional.empty());
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

    /** The same model as another version of it. */
    public DataModel numbered(int number) {
        return new DataModel(name, title, number, fields, keys, strictness, retention, schema);
    }

    /** The same model with other fields. */
    public DataModel with(List<Field> others) {
        return new DataModel(name, title, version, others, keys, strictness, retention, schema);
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

    private static void requireDistinct(List<Field> fields, Findings findings) {
        Set<String> names = new HashSet<>();
        Map<String, Field> byColumn = new HashMap<>();
        for (int i = 0; i < fields.size(); i++) {
            Field field = fields.get(i);
            if (!names.add(field.name())) {
                findings.add("/fields/" + i + "/name", field.name(), "must not stand twice", "Rename or remove one.");
            }
            Field other = byColumn.put(field.column().value().toLowerCase(Locale.ROOT), field);
            if (other != null) {
                findings.add(
                        "/fields/" + i + "/column",
                        field.column().value(),
                        "must not be the column of field '" + Excerpt.of(other.name())
                                + "' too (columns don't tell capital from small letters)",
                        "Name one otherwise.");
            }
        }
    }

    private static void requireOwnNames(List<Field> fields, KeyFields keys, Findings findings) {
        Set<String> special = Set.copyOf(List.of(keys.device(), keys.timestamp(), MESSAGE_ID_FIELD));
        for (int i = 0; i < fields.size(); i++) {
            if (special.contains(fields.get(i).name())) {
                findings.add(
                        "/fields/" + i + "/name",
                        fields.get(i).name(),
                        "is the model's device, timestamp or message id already",
                        "Leave it out of the fields, or name another field as device or timestamp.");
            }
        }
    }
}
