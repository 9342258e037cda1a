package io.dataflow.validation.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.SortedSet;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** The members of one object of a document, each read as what it has to be; what is something else is a finding. */
final class Members {

    private static final int MOST_UNKNOWN = 20;

    private final JsonNode object;
    private final String pointer;
    private final Findings findings;
    private final SortedSet<String> known = new TreeSet<>();

    /** @param pointer of the object, for findings */
    Members(JsonNode object, String pointer, Findings findings) {
        this.object = object;
        this.pointer = pointer;
        this.findings = findings;
    }

    /** Where a member stands. */
    String pointer(String name) {
        return pointer + "/" + name;
    }

    Optional<JsonNode> node(String name) {
        known.add(name);
        return Optional.ofNullable(object.get(name)).filter(node -> !node.isNull());
    }

    Optional<String> text(String name) {
        return node(name)
                .flatMap(node -> node.isString()
                        ? Optional.of(node.asString())
                        : wrong(name, node, "must be text", "Write it in quotes."));
    }

    /** A text that has to be there. */
    Optional<String> required(String name, String remedy) {
        if (node(name).isEmpty()) {
            findings.add(pointer(name), "", "is required", remedy);
        }
        return text(name);
    }

    boolean truth(String name) {
        return node(name)
                .flatMap(node -> node.isBoolean()
                        ? Optional.of(node.asBoolean())
                        : wrong(name, node, "must be true or false", "Write one of the two, without quotes."))
                .orElse(false);
    }

    OptionalDouble number(String name) {
        Optional<Double> number = node(name)
                .flatMap(node -> node.isNumber()
                        ? Optional.of(node.doubleValue())
                        : wrong(name, node, "must be a number", "Write it without quotes, or leave it out."));
        return number.isPresent() ? OptionalDouble.of(number.get()) : OptionalDouble.empty();
    }

    OptionalInt whole(String name) {
        Optional<Integer> number = node(name)
                .flatMap(node -> node.isIntegralNumber() && node.canConvertToInt()
                        ? Optional.of(node.intValue())
                        : wrong(name, node, "must be a whole number", "Write it without quotes, or leave it out."));
        return number.isPresent() ? OptionalInt.of(number.get()) : OptionalInt.empty();
    }

    List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        for (JsonNode element : array(name)) {
            if (element.isString()) {
                texts.add(element.asString());
            } else {
                wrong(name, element, "must be a list of texts", "Write each value in quotes.");
            }
        }
        return texts;
    }

    /** The elements of a list; none where there is none. */
    List<JsonNode> array(String name) {
        return node(name)
                .flatMap(node -> node.isArray()
                        ? Optional.of(List.copyOf(node.values()))
                        : wrong(name, node, "must be a list", "Write it in brackets."))
                .orElse(List.of());
    }

    /** What else the object has, nobody would heed; called when all that is known was read. */
    void requireNoOthers() {
        object.properties().stream()
                .filter(member -> !known.contains(member.getKey()))
                .limit(MOST_UNKNOWN)
                .forEach(member -> findings.add(
                        pointer(member.getKey().replace("~", "~0").replace("/", "~1")),
                        member.getValue().toString(),
                        "is not known here",
                        "Leave it out; known are " + String.join(", ", known) + "."));
    }

    private <T> Optional<T> wrong(String name, JsonNode node, String rule, String remedy) {
        findings.add(pointer(name), node.toString(), rule, remedy);
        return Optional.empty();
    }
}
