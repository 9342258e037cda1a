package io.dataflow.bridge.source.mqtt;

import io.dataflow.bridge.delivery.Acknowledgement;

/**
 * Acknowledges a message over the connection that it came with.
 *
 * @param ofFormer whether the source asked for it before it was changed
 */
record PubAck(IntakeConnection connection, int packetId, boolean ofFormer) implements Acknowledgement {

    @Override
    public void acknowledge() {
        connection.acknowledge(packetId);
        if (ofFormer) {
            connection.former().settles();
        }
    }

    /** The broker delivers again what is unacknowledged only over a new connection. */
    @Override
    public void giveUp() {
        connection.end("a reading could not be delivered, so the broker has to deliver it again");
    }

    @Override
    public boolean awaited() {
        return connection.open();
    }
}
