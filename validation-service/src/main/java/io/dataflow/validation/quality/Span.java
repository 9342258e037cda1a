package io.dataflow.validation.quality;

import java.time.Duration;
import java.time.Instant;

/**
 * From when to when something was so.
 *
 * @param from inclusive
 * @param to exclusive, not before {@code from}
 */
public record Span(Instant from, Instant to) {

    Duration length() {
        return Duration.between(from, to);
    }
}
