package io.dataflow.agent.summary;

/** Plain words, and names that belong to the fleet. */
public record Words(String shown) implements Piece {}
