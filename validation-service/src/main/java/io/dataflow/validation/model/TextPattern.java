package io.dataflow.validation.model;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.Objects;

/**
 * What a text has to look like, as a regular expression in RE2's syntax, which finds what it looks for in time that grows with
 * the text only, whatever the expression is. The expression may match anywhere in the text; {@code ^} and {@code $} bind it to
 * its ends.
 */
public final class TextPattern {

    private static final int LONGEST = 500;

    /** Each character of a text costs as many steps; repetitions of repetitions make it large. */
    private static final int LARGEST_PROGRAM = 5_000;

    private final Pattern pattern;

    /** @throws NotAModel if it is no regular expression, with what to write instead */
    public TextPattern(String expression) {
        if (expression.isEmpty() || expression.length() > LONGEST) {
            throw NotAModel.because(
                    "", expression, "must have 1 to " + LONGEST + " characters", "Leave it out, or shorten it.");
        }
        try {
            pattern = Pattern.compile(expression);
        } catch (PatternSyntaxException e) {
            throw NotAModel.because(
                    "",
                    expression,
                    "must be a regular expression: " + e.getDescription(),
                    "Write one such as ^[A-Z]{2}[0-9]+$; look-ahead, look-behind and back references are not known.");
        }
        if (pattern.programSize() > LARGEST_PROGRAM) {
            throw NotAModel.because(
                    "",
                    expression,
                    "must be simple enough to be looked for in every reading",
                    "Repeat fewer times, such as .{0,50} instead of .{0,1000}.");
        }
    }

    /** Whether any part of the text looks like that. */
    public boolean isIn(String text) {
        return pattern.matcher(text).find();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TextPattern that && that.toString().equals(toString());
    }

    @Override
    public int hashCode() {
        return Objects.hashCode(toString());
    }

    /** The expression. */
    @Override
    public String toString() {
        return pattern.pattern();
    }
}
