package io.dataflow.bridge.buffer;

import io.dataflow.contract.query.BufferNodeReport;
import io.dataflow.platform.buffer.NodeName;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** One place that holds readings until they are validated. Safe for use by any number of threads. */
public interface BufferNode {

    NodeName name();

    /** Whether readings go to it now; false from the first failure until a probe has found it well. */
    boolean healthy();

    /**
     * Appends entries to the waiting list and counts them as received, both or neither.
     *
     * <p>Never blocks. The stage completes on a thread of the connection, which must not be held up, once the node has them; or
     * with {@link BufferUnavailable}, after which the node is left out and the entries may or may not be there.
     *
     * @param entries envelopes in wire form, at least one
     */
    CompletionStage<Void> push(List<byte[]> entries);

    /** What the last probe found; answers at once. */
    BufferNodeReport report();
}
