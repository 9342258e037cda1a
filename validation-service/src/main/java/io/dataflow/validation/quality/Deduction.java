package io.dataflow.validation.quality;

/**
 * What a score is short of 100 for.
 *
 * @param points more than 0
 * @param reason in words
 */
record Deduction(double points, String reason) {}
