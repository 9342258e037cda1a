package io.dataflow.agent.history;

/**
 * How many readings were refused because of one rule.
 *
 * @param rule what was broken, for example {@code must be at most 85 °C}
 * @param pointer the JSON pointer of the value that broke it; empty for the payload as a whole
 */
public record RefusalReason(String rule, String pointer, long count) {}
