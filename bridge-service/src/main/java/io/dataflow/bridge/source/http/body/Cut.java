package io.dataflow.bridge.source.http.body;

/** One piece of a body. */
public sealed interface Cut {

    /** Where it begins, counted from 1: the line of NDJSON and CSV, the place in an array. */
    long line();

    /**
     * The bytes of what may be a reading.
     *
     * @param bytes as they were sent, or of CSV, the row as a JSON object; an array of its own
     */
    record Slice(long line, byte[] bytes) implements Cut {}

    /** What can't be a reading, whatever its model. */
    record Unusable(long line, Refusal refusal) implements Cut {}
}
