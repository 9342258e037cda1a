package io.dataflow.bridge.source.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the sender hears when all of the body was read.
 *
 * @param received readings in the body
 * @param taken of them, those that a buffer node has
 * @param refused of them, those that were not taken; to send them again as they are doesn't help
 * @param messageIds of all readings in their order, where all were taken, there are at most 10,000, and {@code ids} isn't false
 * @param lines what became of each reading, where some were refused; only of those refused, the first 1,000 of them, where more than
 *     10,000 were taken or {@code ids} is false
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Taken(
        long received,
        long taken,
        long refused,
        @Nullable List<String> messageIds,
        @Nullable List<LineOutcome> lines) {}
