package io.dataflow.contract;

/**
 * One reason why a reading was refused, in words that tell the sender what to change.
 *
 * @param pointer the JSON pointer of the offending value; empty for the payload as a whole
 * @param value the offending value as text, shortened; empty where there is none
 * @param rule what was broken, for example {@code must be at most 85 °C}
 * @param remedy what to send instead
 */
public record Violation(String pointer, String value, String rule, String remedy) {

    public Violation {
        value = Excerpt.of(value);
    }
}
