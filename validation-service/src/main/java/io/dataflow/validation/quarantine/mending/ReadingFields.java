package io.dataflow.validation.quarantine.mending;

import io.dataflow.validation.model.KeyFields;
import java.util.Optional;

/** The fields of one reading, flat or in the form {@code {"ts": …, "values": {…}}}, to be changed by their names. */
final class ReadingFields {

    private static final String VALUES = "values";
    private static final String FORM_TIME = "ts";

    private final JsonObject outer;
    private final Optional<JsonObject> inner;
    private final KeyFields keys;

    /** @param json a valid JSON object */
    ReadingFields(String json, KeyFields keys) {
        this.outer = new JsonObject(json);
        this.inner = outer.get(VALUES).filter(values -> values.startsWith("{")).map(JsonObject::new);
        this.keys = keys;
    }

    Optional<String> get(String field) {
        return outer.get(field).or(() -> inner.flatMap(values -> values.get(field)));
    }

    /** Where the field stands already, or beside the other values. */
    void set(String field, String json) {
        if (outer.get(field).isPresent()) {
            outer.set(field, json);
        } else {
            inner.orElse(outer).set(field, json);
        }
    }

    void remove(String field) {
        outer.remove(field);
        inner.ifPresent(values -> values.remove(field));
    }

    void rename(String field, String to) {
        outer.rename(field, to);
        inner.ifPresent(values -> values.rename(field, to));
    }

    /** The field that says when it was measured. */
    String timeField() {
        return inner.isPresent() && get(keys.timestamp()).isEmpty() ? FORM_TIME : keys.timestamp();
    }

    void setTime(String json) {
        outer.set(timeField(), json);
        inner.ifPresent(values -> values.remove(keys.timestamp()));
    }

    void removeTime() {
        remove(keys.timestamp());
        if (inner.isPresent()) {
            outer.remove(FORM_TIME);
        }
    }

    /** The field that names the device, if there is one, is changed; none is added. */
    void setDevice(String device) {
        if (get(keys.device()).isPresent()) {
            set(keys.device(), JsonText.quoted(device));
        }
    }

    @Override
    public String toString() {
        inner.ifPresent(values -> outer.set(VALUES, values.toString()));
        return outer.toString();
    }
}
