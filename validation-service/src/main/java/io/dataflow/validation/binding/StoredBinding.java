package io.dataflow.validation.binding;

import java.time.Instant;

/**
 * A binding as it stands in the database.
 *
 * @param revision grows with each change
 */
public record StoredBinding(long id, Binding binding, long revision, Instant changedAt, String changedBy) {}
