package io.dataflow.contract.credential;

import io.dataflow.contract.DeviceId;
import io.dataflow.contract.Topics;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which topics are a device's own: those it may publish, those it may hear, and those that it may have replies sent to. */
public final class OwnTopics {

    private static final Set<String> UP = Set.of("telemetry", "status", "commands/ack");
    private static final String COMMANDS = "commands";

    /** What these levels and all below them are for is settled, so no reply may be mistaken for it. */
    private static final Set<String> SETTLED = Set.of("telemetry", "status", COMMANDS);

    private static final int MOST_LEVELS = 4;
    private static final int LONGEST_REPLY_LEVELS = 256;

    private OwnTopics() {}

    /** The one device that may publish to a topic, or empty where none may. */
    public static Optional<DeviceId> publisherOf(String topic) {
        return Topics.deviceOf(topic).filter(device -> UP.contains(purpose(topic, device)));
    }

    /**
     * The one device that may subscribe with a filter, or empty where none may. A filter with a wildcard names no device, and one that
     * begins with $share no topic below devices.
     */
    public static Optional<DeviceId> subscriberOf(String filter) {
        return Topics.deviceOf(filter)
                .filter(device -> purpose(filter, device).equals(COMMANDS))
                .or(() -> awaiterOf(filter));
    }

    /**
     * The one device that may have replies sent to a topic, or empty where none may: one to four levels below the device's own, such as
     * {@code devices/{device_id}/replies/42}, each spelled like a device id, but nothing below {@code telemetry}, {@code status} or
     * {@code commands}. Who replies has to send nothing elsewhere, because a sender may ask for any topic.
     */
    public static Optional<DeviceId> awaiterOf(String topic) {
        return Topics.deviceOf(topic).filter(device -> isForReplies(purpose(topic, device)));
    }

    private static boolean isForReplies(String purpose) {
        if (purpose.length() > LONGEST_REPLY_LEVELS) {
            return false;
        }
        List<String> levels = Arrays.asList(purpose.split("/", -1));
        return levels.size() <= MOST_LEVELS
                && !SETTLED.contains(levels.getFirst())
                && levels.stream().allMatch(level -> DeviceId.parse(level).isPresent());
    }

    private static String purpose(String topic, DeviceId device) {
        return topic.substring("devices/".length() + device.value().length() + 1);
    }
}
