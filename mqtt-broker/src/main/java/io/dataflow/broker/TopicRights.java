package io.dataflow.broker;

import io.dataflow.contract.DeviceId;
import io.dataflow.contract.Topics;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What somebody who is connected may publish and subscribe. */
sealed interface TopicRights {

    /** Whether a message may be sent to this topic. */
    boolean mayPublish(String topic);

    /** Whether messages may be asked for with this filter, which may begin with {@code $share/…}. */
    boolean maySubscribe(String filter);

    /** The services' rights: everything. */
    record OfService() implements TopicRights {

        @Override
        public boolean mayPublish(String topic) {
            return true;
        }

        @Override
        public boolean maySubscribe(String filter) {
            return true;
        }
    }

    /**
     * A device's rights: its own topics and no others.
     *
     * @param own the device it has proved to be; empty where it has proved nothing, then it may speak for any device
     * @param open what devices may publish besides
     */
    record OfDevice(Optional<DeviceId> own, List<TopicFilter> open) implements TopicRights {

        private static final Set<String> UP = Set.of("telemetry", "status", "commands/ack");
        private static final Set<String> DOWN = Set.of("commands", "rejected");

        public OfDevice {
            open = List.copyOf(open);
        }

        @Override
        public boolean mayPublish(String topic) {
            return isOwn(topic, UP) || open.stream().anyMatch(filter -> filter.matches(topic));
        }

        /** A filter with a wildcard names no device, and one that begins with $share no topic below devices. */
        @Override
        public boolean maySubscribe(String filter) {
            return isOwn(filter, DOWN);
        }

        private boolean isOwn(String topic, Set<String> purposes) {
            return Topics.deviceOf(topic)
                    .filter(device -> own.isEmpty() || own.get().equals(device))
                    .filter(device -> purposes.contains(purpose(topic, device)))
                    .isPresent();
        }

        private static String purpose(String topic, DeviceId device) {
            return topic.substring("devices/".length() + device.value().length() + 1);
        }
    }
}
