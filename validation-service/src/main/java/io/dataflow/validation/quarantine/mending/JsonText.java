package io.dataflow.validation.quarantine.mending;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/** JSON cut into its outermost values without reading them, so that they can be put together again as they were. */
final class JsonText {

    private static final int DEEPEST = 500;
    private static final int LONGEST = 4 * 1024 * 1024;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxNumberLength(LONGEST)
                    .maxStringLength(LONGEST)
                    .maxNameLength(LONGEST)
                    .build())
            .build();

    private JsonText() {}

    /** A text without blanks around it, if it is one JSON value. */
    static Optional<String> value(String text) {
        String plain = text.startsWith("\uFEFF") ? text.substring(1) : text;
        try (JsonParser in = FACTORY.createParser(ObjectReadContext.empty(), plain)) {
            if (in.nextToken() == null) {
                return Optional.empty();
            }
            in.skipChildren();
            in.finishToken();
            return in.nextToken() == null ? Optional.of(stripped(plain)) : Optional.empty();
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    /** The text that a JSON string stands for. */
    static String string(String json) {
        try (JsonParser in = FACTORY.createParser(ObjectReadContext.empty(), json)) {
            in.nextToken();
            return in.getString();
        }
    }

    /** A text as JSON; halves of characters are escaped, which no encoding can hold. */
    static String quoted(String text) {
        StringBuilder json = new StringBuilder(text.length() + 2).append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                json.append('\\').append(c);
            } else if (c < ' ' || Character.isSurrogate(c) && !isWhole(text, i)) {
                json.append("\\u%04x".formatted((int) c));
            } else {
                json.append(c);
            }
        }
        return json.append('"').toString();
    }

    private static boolean isWhole(String text, int place) {
        char c = text.charAt(place);
        return Character.isHighSurrogate(c)
                ? place + 1 < text.length() && Character.isLowSurrogate(text.charAt(place + 1))
                : place > 0 && Character.isHighSurrogate(text.charAt(place - 1));
    }

    /** The values within an array, or the names and values by turns within an object; the text must be valid JSON. */
    static List<String> parts(String json) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        int from = 1;
        for (int i = 1; i < json.length() - 1; i++) {
            switch (json.charAt(i)) {
                case '"' -> i = endOfString(json, i);
                case '{', '[' -> depth++;
                case '}', ']' -> depth--;
                case ',', ':' -> {
                    if (depth == 0) {
                        parts.add(stripped(json.substring(from, i)));
                        from = i + 1;
                    }
                }
                default -> {}
            }
        }
        String last = stripped(json.substring(from, json.length() - 1));
        if (!last.isEmpty()) {
            parts.add(last);
        }
        return parts;
    }

    private static int endOfString(String json, int start) {
        int i = start + 1;
        while (json.charAt(i) != '"') {
            i += json.charAt(i) == '\\' ? 2 : 1;
        }
        return i;
    }

    private static String stripped(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && isBlank(text.charAt(from))) {
            from++;
        }
        while (to > from && isBlank(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\n' || c == '\r';
    }
}
