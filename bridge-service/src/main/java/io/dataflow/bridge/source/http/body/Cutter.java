package io.dataflow.bridge.source.http.body;

import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;

/** Cuts a body into readings while it comes in. Not safe for use by several threads. */
public interface Cutter extends Closeable {

    /**
     * The next reading; empty at the end of the body, and only there.
     *
     * @throws io.dataflow.platform.problem.Problem if the rest can't be read, in words for the sender
     * @throws IOException if the body ends before its end, or its sender is gone
     */
    Optional<Cut> next() throws IOException;

    /** Gives back the memory that it took. */
    @Override
    void close();
}
