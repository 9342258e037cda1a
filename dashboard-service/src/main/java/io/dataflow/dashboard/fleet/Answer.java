package io.dataflow.dashboard.fleet;

import io.dataflow.platform.call.ServiceUnavailable;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** What a service answered, or that it did not. */
public sealed interface Answer<T> {

    /** The service answered. */
    record Known<T>(T value) implements Answer<T> {}

    /** The service did not answer. */
    record Unknown<T>(Outage outage) implements Answer<T> {}

    /** Asks, and turns a service that is away into a value. */
    static <T> Answer<T> to(Supplier<T> question) {
        try {
            return new Known<>(question.get());
        } catch (ServiceUnavailable away) {
            return new Unknown<>(new Outage(away.service(), away.getMessage()));
        }
    }

    default <R> Answer<R> map(Function<T, R> change) {
        return switch (this) {
            case Known<T> known -> new Known<>(change.apply(known.value()));
            case Unknown<T> unknown -> new Unknown<>(unknown.outage());
        };
    }

    /** The answer, if there is one. */
    default Optional<T> known() {
        return switch (this) {
            case Known<T> known -> Optional.of(known.value());
            case Unknown<T> unknown -> Optional.empty();
        };
    }

    /** Why there is no answer, if there is none. */
    default Optional<Outage> missing() {
        return switch (this) {
            case Known<T> known -> Optional.empty();
            case Unknown<T> unknown -> Optional.of(unknown.outage());
        };
    }
}
