package io.dataflow.bridge.source.mqtt;

import io.dataflow.bridge.delivery.Acknowledgement;

/** The acknowledgement of a message with QoS 0: there is none. */
final class Unacknowledged implements Acknowledgement {

    @Override
    public void acknowledge() {
        // Nobody waits for it.
    }

    @Override
    public void giveUp() {
        // Nobody was promised anything.
    }

    @Override
    public boolean awaited() {
        return true;
    }
}
