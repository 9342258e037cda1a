package io.dataflow.quickstart.device;

/** What came of one tick of a device: a payload to publish, good or bad, or nothing. */
sealed interface Measurement {

    /** A payload that a data model accepts, though the value may be a spike or stuck. */
    record Reading(String payload) implements Measurement {}

    /** A payload that no data model accepts. */
    record Defective(String payload) implements Measurement {}

    /** The device is out for a while. */
    record Silence() implements Measurement {}
}
