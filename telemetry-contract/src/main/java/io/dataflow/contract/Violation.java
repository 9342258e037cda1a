package io.dataflow.contract;

/**
 * One reason why a reading was refused, in words that tell the sender what to change.
 *
 * @param pointer the JSON pointer of the offending value, shortened if it is very long; empty for the payload as a whole
 * @param value the offending value as text, shortened; empty where there is none
 * @param rule what was broken, for example {@code must be at most 85 °C}
 * @param remedy what to send instead
 */
public record Violation(String pointer, String value, String rule, String remedy) {

    private static final int LONGEST = 500;

    public Violation {
        pointer = cut(pointer);
        value = Excerpt.of(value);
        rule = cut(rule);
        remedy = cut(remedy);
    }

    /** Names in a payload may be long, and stand in all of these. */
    private static String cut(String text) {
        if (text.length() <= LONGEST) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
        return text.substring(0, end) + "…";
    }
}
