package io.dataflow.bridge.event;

/** How much an event matters, gravest first. */
public enum Severity {
    /** Readings are in danger, or nothing is taken any more: somebody has to act. */
    CRITICAL,
    /** A part is away and the others carry its load. */
    MAJOR,
    /** Something failed that is tried again by itself. */
    MINOR,
    /** Nothing failed yet, but a limit is near. */
    WARNING,
    /** A change of state, mostly for the better. */
    INFO
}
