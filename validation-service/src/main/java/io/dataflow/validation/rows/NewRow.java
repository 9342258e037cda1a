package io.dataflow.validation.rows;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row that is to be inserted if its key isn't there yet.
 *
 * @param key the values of the key's columns: each a String, an {@link Instant} or a {@link io.dataflow.contract.MessageId}
 * @param others the values of the other columns
 */
public record NewRow(List<Object> key, List<@Nullable Object> others) {}
