package io.dataflow.validation.proposal;

import io.dataflow.validation.proposal.FieldStatistics.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import tools.jackson.databind.node.ObjectNode;

/** The field of a model that samples hint at, and why. */
final class SampleField {

    /** With fewer samples nothing is said of what others may be. */
    static final int ENOUGH = 20;

    private static final Instant LAST_PLAUSIBLE = Instant.parse("2100-01-01T00:00:00Z");
    private static final int MOST_ENUM_VALUES = 10;
    private static final int LONGEST_ENUM_VALUE = 40;
    private static final List<Integer> LENGTHS = List.of(32, 64, 128, 255, 500, 1000, 2000, 4000);

    private final FieldStatistics seen;
    private final int readings;
    private final ObjectNode field = ProposedFields.NODES.objectNode();
    private final List<String> why = new ArrayList<>();

    /** @param readings how many samples there are, those without the field included */
    SampleField(FieldStatistics seen, int readings) {
        this.seen = seen;
        this.readings = readings;
        field.put("name", seen.name());
        describe();
        require();
    }

    /** The field as a model's document has it; empty where the samples hint at none, or none that a model can have. */
    Optional<ObjectNode> field() {
        return field.has("type") && ProposedFields.possible(field) ? Optional.of(field) : Optional.empty();
    }

    List<String> why() {
        return why;
    }

    private void describe() {
        if (seen.present() == 0) {
            why.add("has been null only, so that nothing is known of its type");
        } else if (isTime()) {
            type("timestamp", "every value is a time");
        } else if (seen.only(Kind.WHOLE, Kind.DECIMAL)) {
            number();
        } else if (seen.only(Kind.TRUTH)) {
            type("boolean", "every value is true or false");
        } else if (seen.only(Kind.TEXT)) {
            text();
        } else if (seen.only(Kind.OBJECT)) {
            type("object", "every value is an object; it is kept as JSON");
        } else if (seen.only(Kind.ARRAY)) {
            type("array", "every value is an array; it is kept as JSON");
        } else {
            why.add("has " + seen.kinds() + ", which no column can hold both");
        }
    }

    private boolean isTime() {
        boolean written = seen.only(Kind.TEXT);
        boolean counted = seen.only(Kind.WHOLE, Kind.DECIMAL)
                && KeyNames.isTime(seen.name())
                && seen.allMeasurable(LAST_PLAUSIBLE);
        return seen.allTimes() && (written || counted);
    }

    private void type(String word, String reason) {
        field.put("type", word);
        why.add(reason);
    }

    private void number() {
        Optional<String> unit = unit();
        if (seen.fractions()) {
            type("number", "values have fractions");
        } else if (unit.isPresent()) {
            type("number", "values are whole so far, but in " + unit.get() + " fractions are to be expected");
        } else {
            type("integer", "every value is whole");
        }
        unit.ifPresent(symbol -> field.put("unit", symbol));
        limits(unit.orElse(""));
    }

    private Optional<String> unit() {
        Optional<String> sent = seen.unit();
        if (sent.isEmpty()) {
            why.add("was sent in several units; have all senders use one");
            return Optional.empty();
        }
        if (!sent.get().isEmpty()) {
            ObjectNode trial = ProposedFields.NODES
                    .objectNode()
                    .put("name", "x")
                    .put("type", "number")
                    .put("unit", sent.get());
            if (!ProposedFields.possible(trial)) {
                return Optional.empty();
            }
            why.add("unit " + sent.get() + " stands in the payload");
            return sent;
        }
        Optional<String> guessed = UnitNames.of(seen.name());
        guessed.ifPresent(unit -> why.add("unit " + unit + " is guessed from the name"));
        return guessed;
    }

    private void limits(String unit) {
        Optional<RoundLimits> natural =
                RoundLimits.natural(seen.name(), unit).filter(limits -> limits.hold(seen.lowest(), seen.highest()));
        if (natural.isPresent()) {
            limits(natural.get(), "limits are those of " + unit);
        } else if (seen.present() < ENOUGH) {
            why.add("no limits, because there are fewer than " + ENOUGH + " values");
        } else if (seen.lowest() == seen.highest()) {
            why.add("no limits, because all values are the same");
        } else {
            limits(
                    RoundLimits.around(seen.lowest(), seen.highest()),
                    "limits are round, half as far again as what was seen");
        }
    }

    private void limits(RoundLimits limits, String reason) {
        field.put("min", limits.min()).put("max", limits.max());
        why.add(reason);
    }

    private void text() {
        List<String> texts = seen.texts();
        if (isEnum(texts)) {
            type("enum", "only " + texts.size() + " different texts in " + seen.present() + " values");
            texts.stream().sorted().forEach(field.putArray("values")::add);
            return;
        }
        type("string", "every value is text");
        IntStream lengths = LENGTHS.stream().mapToInt(length -> length);
        int length = lengths.filter(most -> most >= Math.min(2 * seen.longest(), LENGTHS.getLast()))
                .findFirst()
                .orElse(LENGTHS.getLast());
        field.put("max_length", length);
        why.add("at most " + length + " characters, because the longest has " + seen.longest());
        if (seen.longest() > LENGTHS.getLast()) {
            field.remove("type");
            why.add("a column holds at most " + LENGTHS.getLast() + " characters");
        }
    }

    private boolean isEnum(List<String> texts) {
        return seen.present() >= ENOUGH
                && texts.size() <= MOST_ENUM_VALUES
                && texts.size() * 4 <= seen.present()
                && seen.shortest() > 0
                && seen.longest() <= LONGEST_ENUM_VALUE;
    }

    private void require() {
        if (seen.present() < readings) {
            return;
        }
        if (readings >= ENOUGH) {
            field.put("required", true);
            why.add("required, because all " + readings + " samples have it");
        } else {
            why.add("not required, though all samples have it: they are fewer than " + ENOUGH);
        }
    }
}
