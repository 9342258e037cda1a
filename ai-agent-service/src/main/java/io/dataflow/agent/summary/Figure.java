package io.dataflow.agent.summary;

/**
 * A number or an instant that a sentence states, with where it comes from.
 *
 * @param name what it is, for example {@code highest temperature of sensor_001}
 * @param shown as the sentence shows it
 * @param value the same for a program: a number, or an instant
 * @param unit the number's unit, empty where it has none
 * @param query the question whose answer it stands in
 * @param how what was done with the answer, for example {@code largest max}
 */
public record Figure(String name, String shown, Object value, String unit, String query, String how) implements Piece {}
