package io.dataflow.validation.schema;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.dataflow.contract.Excerpt;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;

/**
 * Regular expressions of JSON Schema, which are ECMAScript's, as ones of RE2, which no text can keep busy for longer than it is
 * long. What RE2 doesn't know is refused.
 */
public final class SafePattern {

    /** The longest expression, in characters. */
    static final int LONGEST = 500;

    private static final java.util.regex.Pattern UNITS = java.util.regex.Pattern.compile(
            "\\\\(?:u\\{([0-9A-Fa-f]+)\\}|u([0-9A-Fa-f]{4})|c([A-Za-z])|(.))|[\\[\\]]", java.util.regex.Pattern.DOTALL);
    private static final String BLANKS = "\\t\\n\\x0b\\f\\r\\x{feff}\\p{Z}";

    private SafePattern() {}

    /** The same expression as RE2 writes it. */
    public static String translated(String ecma) {
        StringBuilder translated = new StringBuilder();
        Matcher unit = UNITS.matcher(ecma);
        boolean inClass = false;
        while (unit.find()) {
            unit.appendReplacement(translated, Matcher.quoteReplacement(translated(unit, inClass)));
            inClass = unit.group().equals("[") || inClass && !unit.group().equals("]");
        }
        return unit.appendTail(translated).toString();
    }

    /** @throws IllegalArgumentException if it is no regular expression, or one that might take for ever, with what to write instead */
    static Pattern compile(String ecma) {
        if (ecma.length() > LONGEST) {
            throw new IllegalArgumentException(
                    "must be a pattern of at most " + LONGEST + " characters, not " + ecma.length());
        }
        try {
            return Pattern.compile(translated(ecma));
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException(
                    "must be a pattern that can be checked in a time that grows with the text only, not '"
                            + Excerpt.of(ecma) + "' (" + e.getDescription() + ")",
                    e);
        }
    }

    private static String translated(MatchResult unit, boolean inClass) {
        if (unit.group(1) != null || unit.group(2) != null) {
            return "\\x{" + (unit.group(1) == null ? unit.group(2) : unit.group(1)) + "}";
        }
        if (unit.group(3) != null) {
            return "\\x{" + Integer.toHexString(unit.group(3).charAt(0) % 32) + "}";
        }
        return switch (unit.group()) {
            case "\\s" -> inClass ? BLANKS : "[" + BLANKS + "]";
            case "\\S" -> inClass ? "\\S" : "[^" + BLANKS + "]";
            // A bracket in a class stands for itself, where RE2 would begin a class such as [:alpha:].
            case "[" -> inClass ? "\\[" : "[";
            default -> unit.group();
        };
    }
}
