package io.dataflow.contract.credential;

import io.dataflow.contract.DeviceId;
import io.dataflow.contract.Topics;
import java.util.Optional;
import java.util.Set;

/** Which topics are a device's own: those it may publish, and those it may hear. */
public final class OwnTopics {

    private static final Set<String> UP = Set.of("telemetry", "status", "commands/ack");
    private static final Set<String> DOWN = Set.of("commands", "rejected");

    private OwnTopics() {}

    /** The one device that may publish to a topic, or empty where none may. */
    public static Optional<DeviceId> publisherOf(String topic) {
        return owner(topic, UP);
    }

    /**
     * The one device that may subscribe with a filter, or empty where none may. A filter with a wildcard names no device, and one that
     * begins with $share no topic below devices.
     */
    public static Optional<DeviceId> subscriberOf(String filter) {
        return owner(filter, DOWN);
    }

    private static Optional<DeviceId> owner(String topic, Set<String> purposes) {
        return Topics.deviceOf(topic).filter(device -> purposes.contains(purpose(topic, device)));
    }

    private static String purpose(String topic, DeviceId device) {
        return topic.substring("devices/".length() + device.value().length() + 1);
    }
}
