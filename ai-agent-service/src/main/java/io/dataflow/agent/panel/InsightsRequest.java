package io.dataflow.agent.panel;

import io.dataflow.agent.history.Period;
import io.dataflow.agent.summary.web.AskedPeriod;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * What the page's address asks for, as it was written.
 *
 * @param range key of a {@link RangeChoice}; {@code from} and {@code to} count where it is absent
 */
record InsightsRequest(
        @Nullable String range,
        @Nullable String from,
        @Nullable String to,
        @Nullable String model,
        @Nullable String device) {

    /** Whether the bounds were written by hand. */
    boolean isCustom() {
        return picked().isEmpty() && (given(from).isPresent() || given(to).isPresent());
    }

    /** Whether the address asks for something that the ranges alone don't say. */
    public boolean isNarrowed() {
        return isCustom() || given(device).isPresent();
    }

    /** The range picked; the shortest where nothing was. */
    Optional<RangeChoice> choice() {
        return isCustom() ? Optional.empty() : Optional.of(picked().orElse(RangeChoice.HOUR));
    }

    /** @throws IllegalArgumentException in words that say what to write */
    Period period(Instant now) {
        return choice().map(choice -> Period.last(choice.length(), now))
                .orElseGet(() -> AskedPeriod.of(given(from), given(to), RangeChoice.HOUR.length(), now));
    }

    /** The key of the range picked; empty where the bounds were written by hand. */
    public String rangeKey() {
        return choice().map(RangeChoice::key).orElse("");
    }

    /** The same page for another range. */
    String withRange(RangeChoice other) {
        return address(Optional.of(other.key()), Optional.empty(), Optional.empty(), given(device));
    }

    /** The same page for one device. */
    String withDevice(String other) {
        return address(choice().map(RangeChoice::key), given(from), given(to), Optional.of(other));
    }

    private String address(
            Optional<String> rangeKey, Optional<String> begin, Optional<String> end, Optional<String> which) {
        Map<String, Object> there = new LinkedHashMap<>();
        rangeKey.ifPresent(text -> there.put("range", text));
        begin.ifPresent(text -> there.put("from", text));
        end.ifPresent(text -> there.put("to", text));
        given(model).ifPresent(text -> there.put("model", text));
        which.ifPresent(text -> there.put("device", text));
        UriComponentsBuilder address = UriComponentsBuilder.fromPath("/insights");
        there.keySet().forEach(name -> address.queryParam(name, "{" + name + "}"));
        return address.encode().buildAndExpand(there).toUriString();
    }

    Optional<String> givenModel() {
        return given(model);
    }

    Optional<String> givenDevice() {
        return given(device);
    }

    private Optional<RangeChoice> picked() {
        return given(range).flatMap(RangeChoice::of);
    }

    private static Optional<String> given(@Nullable String text) {
        return Optional.ofNullable(text).map(String::strip).filter(stripped -> !stripped.isEmpty());
    }
}
