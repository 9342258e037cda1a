package io.dataflow.platform.buffer;

/**
 * A buffer node as the database has it.
 *
 * @param revision another number after each change of its address or state
 */
public record NodeEntry(NodeName name, NodeAddress address, NodeState state, long revision) {}
