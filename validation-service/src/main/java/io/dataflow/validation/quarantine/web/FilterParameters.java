package io.dataflow.validation.quarantine.web;

import io.dataflow.contract.Excerpt;
import io.dataflow.platform.problem.Problem;
import io.dataflow.validation.history.web.Asked;
import io.dataflow.validation.quarantine.QuarantineFilter;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A filter as addresses write it; what is absent or blank doesn't count.
 *
 * @param pointer counts where it is given, though blank: it stands for the payload as a whole then
 */
public record FilterParameters(
        @Nullable String rule,
        @Nullable String pointer,
        @Nullable String device,
        @Nullable String model,
        @Nullable Integer version,
        @Nullable String source,
        @Nullable String topic,
        @Nullable String from,
        @Nullable String to,
        @Nullable String text,
        @Nullable String state) {

    /** The filter that they stand for. */
    public QuarantineFilter filter(Asked asked) {
        try {
            return new QuarantineFilter(
                    Optional.ofNullable(rule),
                    Optional.ofNullable(pointer),
                    asked.device(device),
                    Optional.ofNullable(model),
                    Optional.ofNullable(version),
                    Optional.ofNullable(source),
                    Optional.ofNullable(topic),
                    asked.time("from", from).orElse(null),
                    asked.time("to", to).orElse(null),
                    Optional.ofNullable(text),
                    Optional.ofNullable(state).filter(word -> !word.isBlank()).map(FilterParameters::state));
        } catch (IllegalArgumentException e) {
            throw Problem.badRequest("Wrong parameter", String.valueOf(e.getMessage()));
        }
    }

    private static QuarantineFilter.State state(String word) {
        return Arrays.stream(QuarantineFilter.State.values())
                .filter(state -> state.word().equals(word.strip().toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Parameter 'state' with the value '" + Excerpt.of(word)
                        + "' is no state; write one of "
                        + Arrays.stream(QuarantineFilter.State.values())
                                .map(QuarantineFilter.State::word)
                                .collect(Collectors.joining(", "))
                        + "."));
    }
}
