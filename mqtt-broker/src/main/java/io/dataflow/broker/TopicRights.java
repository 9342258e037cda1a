package io.dataflow.broker;

import io.dataflow.contract.DeviceId;
import io.dataflow.contract.Topics;
import io.dataflow.contract.credential.OwnTopics;
import io.dataflow.contract.credential.Standing;
import java.util.List;
import java.util.Optional;

/** What somebody who is connected may publish and subscribe. */
sealed interface TopicRights {

    /** Whether a message may be sent to this topic. */
    boolean mayPublish(String topic);

    /** Whether messages may be asked for with this filter, which may begin with {@code $share/…}. */
    boolean maySubscribe(String filter);

    /** Whether they still hold; where they no longer do, whoever has them is to be disconnected. */
    boolean hold();

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

        @Override
        public boolean hold() {
            return true;
        }
    }

    /**
     * A device's rights: its own topics and no others, for as long as it has the key that it was let in with.
     *
     * @param own the device it has proved to be
     * @param proved how it stood then
     * @param open what devices may publish besides
     */
    record OfDevice(DeviceId own, Standing.Valid proved, List<TopicFilter> open, Registered registered)
            implements TopicRights {

        public OfDevice {
            open = List.copyOf(open);
        }

        @Override
        public boolean mayPublish(String topic) {
            return hold() && (isOwn(OwnTopics.publisherOf(topic)) || isOpen(open, topic));
        }

        @Override
        public boolean maySubscribe(String filter) {
            return hold() && isOwn(OwnTopics.subscriberOf(filter));
        }

        @Override
        public boolean hold() {
            return registered.of(own).filter(proved::equals).isPresent();
        }

        private boolean isOwn(Optional<DeviceId> device) {
            return device.filter(own::equals).isPresent();
        }
    }

    /**
     * The rights of who has proved nothing: it may speak for any device that is not registered.
     *
     * @param open what devices may publish besides
     */
    record OfAnybody(List<TopicFilter> open, Registered registered) implements TopicRights {

        public OfAnybody {
            open = List.copyOf(open);
        }

        @Override
        public boolean mayPublish(String topic) {
            Optional<DeviceId> below = Topics.deviceOf(topic);
            return isFree(OwnTopics.publisherOf(topic)) || isOpen(open, topic) && (below.isEmpty() || isFree(below));
        }

        @Override
        public boolean maySubscribe(String filter) {
            return isFree(OwnTopics.subscriberOf(filter));
        }

        @Override
        public boolean hold() {
            return true;
        }

        private boolean isFree(Optional<DeviceId> device) {
            return device.filter(id -> registered.of(id).isEmpty()).isPresent();
        }
    }

    private static boolean isOpen(List<TopicFilter> open, String topic) {
        return open.stream().anyMatch(filter -> filter.matches(topic));
    }

    /** How devices stand with the registry. */
    @FunctionalInterface
    interface Registered {

        /** Empty for a device that is not registered. */
        Optional<Standing> of(DeviceId device);
    }
}
