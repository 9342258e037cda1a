package io.dataflow.validation.quarantine.web;

import io.dataflow.contract.Excerpt;
import io.dataflow.platform.problem.Problem;
import io.dataflow.validation.history.web.Asked;
import io.dataflow.validation.quarantine.QuarantineFilter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

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

    /** The same as a query of an address; empty if nothing is given. */
    public String query() {
        UriComponentsBuilder query = UriComponentsBuilder.newInstance();
        Map<String, @Nullable Object> given = new LinkedHashMap<>();
        given.put("rule", blankAsAbsent(rule));
        given.put("pointer", pointer);
        given.put("device", blankAsAbsent(device));
        given.put("model", blankAsAbsent(model));
        given.put("version", version);
        given.put("source", blankAsAbsent(source));
        given.put("topic", blankAsAbsent(topic));
        given.put("from", blankAsAbsent(from));
        given.put("to", blankAsAbsent(to));
        given.put("text", blankAsAbsent(text));
        given.put("state", blankAsAbsent(state));
        given.forEach((name, value) -> {
            if (value != null) {
                query.queryParam(name, UriUtils.encode(value.toString(), StandardCharsets.UTF_8));
            }
        });
        String text = query.build(true).getQuery();
        return text == null ? "" : text;
    }

    /** The same without what groups lead to. */
    public FilterParameters withoutReason() {
        return new FilterParameters(null, null, device, model, version, source, topic, from, to, text, state);
    }

    /** The same of those received since then. */
    public FilterParameters since(Instant begin) {
        return new FilterParameters(
                rule, pointer, device, model, version, source, topic, begin.toString(), to, text, state);
    }

    private static @Nullable String blankAsAbsent(@Nullable String value) {
        return value == null || value.isBlank() ? null : value;
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
