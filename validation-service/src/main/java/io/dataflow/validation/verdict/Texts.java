package io.dataflow.validation.verdict;

import io.dataflow.contract.Violation;
import java.util.List;

/** What names and texts of a payload must be, whatever the model, so that a database can hold them as they came. */
final class Texts {

    private static final int LONGEST_NAME = 256;

    private Texts() {}

    static void checkName(String name, String pointer, List<Violation> violations) {
        check(name, pointer, violations);
        if (name.length() > LONGEST_NAME) {
            violations.add(new Violation(
                    pointer,
                    name,
                    "must have a name of at most " + LONGEST_NAME + " characters",
                    "Give the field a shorter name."));
        }
    }

    static void check(String text, String pointer, List<Violation> violations) {
        if (text.indexOf('\0') >= 0) {
            violations.add(new Violation(
                    pointer, text, "must not contain the NUL character", "Leave \\u0000 out of names and texts."));
        }
        if (hasLoneSurrogate(text)) {
            violations.add(new Violation(
                    pointer,
                    text,
                    "must be whole Unicode characters",
                    "Send both halves of a surrogate pair, or neither."));
        }
    }

    private static boolean hasLoneSurrogate(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c)) {
                return true;
            }
        }
        return false;
    }
}
