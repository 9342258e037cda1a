package io.dataflow.benchmarks.fleet;

/** What a process is there for. */
public enum Role {
    DATABASE,
    BUFFER_NODE,
    BROKER,
    VALIDATION,
    BRIDGE
}
