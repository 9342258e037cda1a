package io.dataflow.bridge.buffer;

import io.dataflow.platform.buffer.NodeName;

/** A buffer node did not say that it has the readings; whether it has them all the same is unknown, so they go to another node too. */
public final class BufferUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param why what the node or its connection said, without any credential */
    public BufferUnavailable(NodeName node, String why) {
        super("Buffer node " + node + ": " + why);
    }

    BufferUnavailable(String why) {
        super(why);
    }
}
