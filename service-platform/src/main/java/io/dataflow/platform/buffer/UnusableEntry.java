package io.dataflow.platform.buffer;

/**
 * A line in the list of buffer nodes that nobody can use.
 *
 * @param place the address without credential, as it stands there
 * @param state as it stands there
 * @param why in words, without a secret
 */
public record UnusableEntry(String name, String place, String state, long revision, String why) {}
