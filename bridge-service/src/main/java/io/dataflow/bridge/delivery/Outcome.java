package io.dataflow.bridge.delivery;

import io.dataflow.platform.buffer.NodeName;
import java.time.Duration;
import java.util.List;

/** Hears what became of batches, for metrics and the device list; called from the pump's threads, must not throw or wait. */
public interface Outcome {

    /** A node has the batch, and its senders were told; {@code took} is from the batch's being ready to the node's answer. */
    void delivered(NodeName node, List<Delivery> batch, Duration took);

    /** A node did not take the batch, which goes to another. */
    void notTaken(NodeName node, int readings);
}
