package io.dataflow.validation.proposal;

import io.dataflow.validation.verdict.JsonValue;
import io.dataflow.validation.verdict.PlainReading;
import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What samples say in one field. */
final class FieldStatistics {

    /** More different texts than that aren't counted. */
    static final int MOST_TEXTS = 51;

    /** What kinds of values there are. */
    enum Kind {
        WHOLE,
        DECIMAL,
        TEXT,
        TRUTH,
        OBJECT,
        ARRAY
    }

    private final String name;
    private final Map<Kind, Integer> kinds = new EnumMap<>(Kind.class);
    private final Set<String> texts = new LinkedHashSet<>();
    private final Set<String> units = new LinkedHashSet<>();
    private int present;
    private int nulls;
    private double lowest = Double.POSITIVE_INFINITY;
    private double highest = Double.NEGATIVE_INFINITY;
    private int shortest = Integer.MAX_VALUE;
    private int longest;
    private int times;
    private Instant latest = Instant.MIN;
    private int measurable;
    private boolean fractions;

    FieldStatistics(String name) {
        this.name = name;
    }

    void add(JsonValue value, Optional<String> unit) {
        if (value instanceof JsonValue.Null) {
            nulls++;
            return;
        }
        present++;
        units.add(unit.orElse(""));
        kinds.merge(kind(value), 1, Integer::sum);
        switch (value) {
            case JsonValue.Whole whole -> number(whole.value());
            case JsonValue.Decimal decimal -> number(decimal.value());
            case JsonValue.Text text -> text(text.value());
            case JsonValue.Truth ignored -> {}
            case JsonValue.Nested ignored -> {}
            case JsonValue.Null ignored -> {}
        }
        PlainReading.time(value).ifPresent(this::time);
    }

    private static Kind kind(JsonValue value) {
        return switch (value) {
            case JsonValue.Whole ignored -> Kind.WHOLE;
            case JsonValue.Decimal ignored -> Kind.DECIMAL;
            case JsonValue.Text ignored -> Kind.TEXT;
            case JsonValue.Truth ignored -> Kind.TRUTH;
            case JsonValue.Nested nested -> nested.json().startsWith("[") ? Kind.ARRAY : Kind.OBJECT;
            case JsonValue.Null ignored -> throw new IllegalArgumentException("null is no kind of value");
        };
    }

    private void number(double value) {
        lowest = Math.min(lowest, value);
        highest = Math.max(highest, value);
        fractions |= value != Math.rint(value);
    }

    private void text(String text) {
        int length = text.codePointCount(0, text.length());
        shortest = Math.min(shortest, length);
        longest = Math.max(longest, length);
        if (texts.size() < MOST_TEXTS) {
            texts.add(text);
        }
    }

    private void time(Instant instant) {
        times++;
        latest = instant.isAfter(latest) ? instant : latest;
        measurable += PlainReading.measurable(instant) ? 1 : 0;
    }

    String name() {
        return name;
    }

    /** In how many samples it has a value. */
    int present() {
        return present;
    }

    /** In how many it is null. */
    int nulls() {
        return nulls;
    }

    /** Whether all its values are of these kinds. */
    boolean only(Kind... of) {
        int sum = 0;
        for (Kind kind : of) {
            sum += kinds.getOrDefault(kind, 0);
        }
        return present > 0 && sum == present;
    }

    /** The kinds that it has, for people. */
    String kinds() {
        return String.join(
                " and ",
                kinds.keySet().stream()
                        .map(kind -> switch (kind) {
                            case WHOLE, DECIMAL -> "numbers";
                            case TEXT -> "texts";
                            case TRUTH -> "true or false";
                            case OBJECT -> "objects";
                            case ARRAY -> "arrays";
                        })
                        .distinct()
                        .toList());
    }

    /** Whether any number has a fraction, or is written as if it could have one. */
    boolean fractions() {
        return fractions || kinds.containsKey(Kind.DECIMAL);
    }

    double lowest() {
        return lowest;
    }

    double highest() {
        return highest;
    }

    int shortest() {
        return shortest;
    }

    int longest() {
        return longest;
    }

    /** The different texts, up to {@link #MOST_TEXTS} of them. */
    List<String> texts() {
        return List.copyOf(texts);
    }

    /** Whether each value is a time in one of the forms. */
    boolean allTimes() {
        return present > 0 && times == present;
    }

    /** Whether each value is a time that a reading can be of, up to some moment. */
    boolean allMeasurable(Instant last) {
        return allTimes() && measurable == present && !latest.isAfter(last);
    }

    /** The unit in which all values were sent, where the payload says so; empty text where it doesn't. */
    Optional<String> unit() {
        return units.size() == 1 ? Optional.of(units.iterator().next()) : Optional.empty();
    }
}
