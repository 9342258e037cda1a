package io.dataflow.agent.history;

/**
 * What validation-service answered, with the question.
 *
 * @param query method, path and parameters, to be asked again by whoever wants to check
 */
public record Answer<T>(String query, T content) {}
