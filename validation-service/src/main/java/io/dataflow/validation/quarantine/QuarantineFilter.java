package io.dataflow.validation.quarantine;

import com.fasterxml.jackson.annotation.JsonValue;
import io.dataflow.contract.TopicFilter;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which refused readings are meant: those that all of it is true of.
 *
 * @param rule that they broke first of all
 * @param pointer of what broke it; {@code /*} at its beginning stands for any place in an array
 * @param version of the model
 * @param topic a topic filter where it has wildcards, else what topics begin with
 * @param from received then or later
 * @param to received before
 * @param text that stands in the payload, capital and small letters told apart
 */
public record QuarantineFilter(
        Optional<String> rule,
        Optional<String> pointer,
        Optional<String> device,
        Optional<String> model,
        Optional<Integer> version,
        Optional<String> source,
        Optional<String> topic,
        @Nullable Instant from,
        @Nullable Instant to,
        Optional<String> text,
        Optional<State> state) {

    /** All of them. */
    public static final QuarantineFilter ALL = new QuarantineFilter(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            null,
            null,
            Optional.empty(),
            Optional.empty());

    /** What was done with a refused reading so far. */
    public enum State {
        /** Nothing. */
        NEW,
        /** It was replayed and refused again. */
        REFUSED_AGAIN,
        /** It was mended, and refused again nevertheless. */
        MENDED;

        /** The state as it is written. */
        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** @throws IllegalArgumentException if the topic is no topic filter and has its wildcards, or the range is none */
    public QuarantineFilter {
        rule = given(rule);
        device = given(device);
        model = given(model);
        source = given(source);
        topic = given(topic);
        text = given(text);
        pointer = Objects.requireNonNullElse(pointer, Optional.empty());
        version = Objects.requireNonNullElse(version, Optional.empty());
        state = Objects.requireNonNullElse(state, Optional.empty());
        topic.filter(QuarantineFilter::hasWildcards).ifPresent(TopicFilter::new);
        if (from != null && to != null && from.isAfter(to)) {
            throw new IllegalArgumentException("from " + from + " is after to " + to + "; swap them");
        }
    }

    static boolean hasWildcards(String topic) {
        return topic.indexOf('+') >= 0 || topic.indexOf('#') >= 0;
    }

    /** The same of those received until then. */
    public QuarantineFilter until(Instant end) {
        return new QuarantineFilter(
                rule,
                pointer,
                device,
                model,
                version,
                source,
                topic,
                from,
                to == null || to.isAfter(end) ? end : to,
                text,
                state);
    }

    private static Optional<String> given(@Nullable Optional<String> text) {
        return Objects.requireNonNullElse(text, Optional.<String>empty()).filter(one -> !one.isBlank());
    }
}
