package io.dataflow.validation.modelling.difference;

import io.dataflow.contract.Excerpt;
import io.dataflow.validation.model.Field;
import io.dataflow.validation.model.FieldType;
import io.dataflow.validation.model.TextPattern;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** What a field of one version says otherwise than the same field of another. */
final class FieldDifference {

    private final Field from;
    private final Field to;
    private final String what;
    private final Changes changes;

    private FieldDifference(Field from, Field to) {
        this.from = from;
        this.to = to;
        this.what = "field " + Excerpt.of(to.name());
        this.changes = new Changes(what);
    }

    static List<Change> between(Field from, Field to) {
        FieldDifference difference = new FieldDifference(from, to);
        difference.meaning();
        difference.presence();
        if (from.type() == to.type()) {
            difference.range();
            difference.text();
            difference.values();
        }
        difference.description();
        return difference.changes.all();
    }

    private void meaning() {
        String anew = from.metric() || to.metric()
                ? "its values begin anew in column " + to.column() + ", what was stored stays in column "
                        + from.column() + ", and charts show the new values only"
                : "its values are in column " + to.column() + " from now on, what was stored stays in column "
                        + from.column();
        if (from.type() != to.type()) {
            String refused = from.type() == FieldType.INTEGER && to.type() == FieldType.NUMBER
                    ? ""
                    : "readings that send " + asBefore(from.type()) + " are refused; ";
            changes.breaking(
                    "type",
                    from.type().word(),
                    to.type().word(),
                    what + " is of type " + to.type().word() + " instead of "
                            + from.type().word(),
                    refused + anew);
        }
        if (!from.unit().equals(to.unit())) {
            changes.breaking(
                    "unit", unit(from), unit(to), what + " is in " + unit(to) + " instead of " + unit(from), anew);
        }
        if (from.means(to) && !from.column().equals(to.column())) {
            changes.breaking(
                    "column",
                    from.column().value(),
                    to.column().value(),
                    what + " is in column " + to.column() + " instead of " + from.column(),
                    anew);
        }
    }

    private void presence() {
        boolean wasNeeded = needed(from);
        boolean isNeeded = needed(to);
        if (!wasNeeded && isNeeded) {
            changes.breaking(
                    "required",
                    "false",
                    "true",
                    what + (from.required() ? " has no default any more and is required" : " is required now"),
                    "readings without it are refused");
        } else if (wasNeeded && !isNeeded) {
            changes.harmless(
                    "required",
                    "true",
                    "false",
                    what + " is not required any more",
                    "readings without it are accepted");
        } else if (from.required() != to.required()) {
            changes.harmless(
                    "required",
                    "" + from.required(),
                    "" + to.required(),
                    what + (to.required() ? " is required now" : " is not required any more"),
                    "that changes nothing for readings, for it has a default");
        }
        usual();
    }

    private void usual() {
        if (!from.usual().equals(to.usual())) {
            String after = to.usual().orElse("");
            String before = from.usual().orElse("");
            String words = after.isEmpty()
                    ? " has no default any more (it was " + before + ")"
                    : " has the default " + after + (before.isEmpty() ? "" : " instead of " + before);
            String meaning = after.isEmpty() ? "nothing is stored" : after + " is stored";
            changes.harmless("default", before, after, what + words, meaning + " where a reading has no value");
        }
    }

    private void range() {
        OptionalDouble min = to.limits().min();
        OptionalDouble max = to.limits().max();
        changes.bound(
                "min",
                number(from, from.limits().min()),
                number(to, min),
                min.isPresent() && min.getAsDouble() > from.limits().min().orElse(Double.NEGATIVE_INFINITY),
                what,
                "readings below it are refused");
        changes.bound(
                "max",
                number(from, from.limits().max()),
                number(to, max),
                max.isPresent() && max.getAsDouble() < from.limits().max().orElse(Double.POSITIVE_INFINITY),
                what,
                "readings above it are refused");
    }

    private void text() {
        OptionalInt min = to.limits().minLength();
        changes.bound(
                "min_length",
                length(from.limits().minLength()),
                length(min),
                min.orElse(0) > from.limits().minLength().orElse(0),
                what,
                "shorter texts are refused");
        if (to.type() == FieldType.STRING && from.longestText() != to.longestText()) {
            changes.bound(
                    "max_length",
                    Optional.of("" + from.longestText()),
                    Optional.of("" + to.longestText()),
                    to.longestText() < from.longestText(),
                    what,
                    "longer texts are refused");
        }
        Optional<String> before = from.limits().pattern().map(TextPattern::toString);
        Optional<String> after = to.limits().pattern().map(TextPattern::toString);
        changes.bound("pattern", before, after, after.isPresent(), what, "texts that don't look like that are refused");
    }

    private void values() {
        List<String> before = from.limits().values();
        List<String> after = to.limits().values();
        List<String> gone =
                before.stream().filter(value -> !after.contains(value)).toList();
        List<String> fresh =
                after.stream().filter(value -> !before.contains(value)).toList();
        String was = String.join(", ", before);
        String is = String.join(", ", after);
        if (!gone.isEmpty()) {
            String words = what + " does not take " + String.join(", ", gone) + " any more";
            changes.breaking("values", was, is, words, "readings that send one of these are refused");
        }
        if (!fresh.isEmpty()) {
            String words = what + " takes " + String.join(", ", fresh) + " as well";
            changes.harmless("values", was, is, words, "more readings are accepted");
        }
        if (gone.isEmpty() && fresh.isEmpty() && !before.equals(after)) {
            changes.harmless("values", was, is, what + " lists its values in another order", "");
        }
    }

    private void description() {
        if (!from.description().equals(to.description())) {
            changes.harmless(
                    "description", from.description(), to.description(), what + " is described in other words", "");
        }
    }

    private static boolean needed(Field field) {
        return field.required() && field.usual().isEmpty();
    }

    private static String unit(Field field) {
        return field.unit().isEmpty() ? "no unit" : field.unit();
    }

    private static Optional<String> number(Field field, OptionalDouble limit) {
        return limit.isPresent() ? Optional.of(field.withUnit(limit.getAsDouble())) : Optional.empty();
    }

    private static Optional<String> length(OptionalInt limit) {
        return limit.isPresent() ? Optional.of("" + limit.getAsInt()) : Optional.empty();
    }

    private static String asBefore(FieldType type) {
        return switch (type) {
            case NUMBER -> "a number as before";
            case INTEGER -> "a whole number as before";
            case STRING -> "a text as before";
            case BOOLEAN -> "true or false as before";
            case TIMESTAMP -> "a time as before";
            case ENUM -> "one of its values as before";
            case OBJECT -> "an object as before";
            case ARRAY -> "an array as before";
        };
    }
}
