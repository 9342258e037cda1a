package io.dataflow.contract;

import java.util.Optional;

/** The MQTT topics that devices and services agree on: {@code devices/{device_id}/…}. */
public final class Topics {

    /** The filter that matches every device's telemetry. */
    public static final String ALL_TELEMETRY = "devices/+/telemetry";

    /** Where readings come in over HTTP; with the source's name below it, it stands in an envelope in place of a topic. */
    public static final String INGEST_PATH = "/bridge/ingest";

    private static final String ROOT = "devices/";

    private Topics() {}

    /** Where a device publishes its readings. */
    public static String telemetry(DeviceId device) {
        return ROOT + device + "/telemetry";
    }

    /** Where a device's retained {@code online} or {@code offline} stands; its last will goes here too. */
    public static String status(DeviceId device) {
        return ROOT + device + "/status";
    }

    /** Where a device is told what to do. */
    public static String commands(DeviceId device) {
        return ROOT + device + "/commands";
    }

    /** Where a device says what became of a command. */
    public static String commandAcknowledgements(DeviceId device) {
        return ROOT + device + "/commands/ack";
    }

    /** Where a device is told why a reading was refused. */
    public static String rejected(DeviceId device) {
        return ROOT + device + "/rejected";
    }

    /** The device that a topic below {@code devices/} belongs to, or empty for any other topic. */
    public static Optional<DeviceId> deviceOf(String topic) {
        if (!topic.startsWith(ROOT)) {
            return Optional.empty();
        }
        int end = topic.indexOf('/', ROOT.length());
        return end < 0 ? Optional.empty() : DeviceId.parse(topic.substring(ROOT.length(), end));
    }
}
