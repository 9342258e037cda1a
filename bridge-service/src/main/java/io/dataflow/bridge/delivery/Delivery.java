package io.dataflow.bridge.delivery;

import io.dataflow.contract.Envelope;
import java.util.Map;

/**
 * A reading, its acknowledgement and the space that it takes up, which travel together.
 *
 * @param envelope what goes to the buffer
 * @param acknowledgement what the sender waits for
 * @param space is closed once the delivery is settled
 */
public record Delivery(Envelope envelope, Acknowledgement acknowledgement, Space space) {

    /** How many bytes a reading has: its payload and what the sender says besides. */
    public static long bytes(Envelope envelope) {
        long bytes = envelope.payload().length + envelope.topic().length();
        for (Map.Entry<String, String> property : envelope.properties().entrySet()) {
            bytes += property.getKey().length() + property.getValue().length();
        }
        return bytes;
    }

    boolean awaited() {
        return acknowledgement.awaited();
    }

    /** As {@link Acknowledgement#acknowledge}. */
    void acknowledge() {
        try {
            acknowledgement.acknowledge();
        } finally {
            space.close();
        }
    }

    /** As {@link Acknowledgement#giveUp}. */
    void giveUp() {
        try {
            acknowledgement.giveUp();
        } finally {
            space.close();
        }
    }
}
