package io.dataflow.validation.proposal;

/**
 * Why something is proposed as it is, or what the proposal can't say.
 *
 * @param about the field, or the place in the schema; empty for the model as a whole
 */
public record Remark(String about, String text) {}
