package io.dataflow.bridge.delivery;

import io.dataflow.contract.Envelope;

/**
 * A reading and its acknowledgement, which travel together.
 *
 * @param envelope what goes to the buffer
 * @param acknowledgement what the sender waits for
 */
public record Delivery(Envelope envelope, Acknowledgement acknowledgement) {}
