package io.dataflow.validation.model;

/** What happens to a field of a payload that the model doesn't know. */
public enum UnknownFields {
    /** The reading is refused. */
    REJECT,
    /** The field is stored with the reading as it came, in the column {@code extras}. */
    KEEP,
    /** The field is left out. */
    DROP
}
