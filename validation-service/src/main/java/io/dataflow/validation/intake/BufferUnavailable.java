package io.dataflow.validation.intake;

import io.dataflow.platform.buffer.NodeName;

/** A buffer node doesn't answer at the moment; what lies on it stays there. */
final class BufferUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BufferUnavailable(NodeName node, Throwable cause) {
        super("Buffer node " + node + " doesn't answer: " + cause.getMessage(), cause);
    }
}
