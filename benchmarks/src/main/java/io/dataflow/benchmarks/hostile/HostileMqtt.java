package io.dataflow.benchmarks.hostile;

import io.dataflow.benchmarks.examine.Findings;
import io.dataflow.benchmarks.mqtt.BrokerAddress;
import io.dataflow.benchmarks.mqtt.Frames;
import io.dataflow.benchmarks.mqtt.Publish;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Sends hostile payloads, topics, properties and packets to the broker, as a device that nobody knows. */
final class HostileMqtt implements AutoCloseable {

    private final BrokerAddress broker;
    private final SplittableRandom random;
    private final Payloads payloads;
    private final Findings findings;
    private @Nullable RawMqtt connection;
    private int count;

    HostileMqtt(BrokerAddress broker, SplittableRandom random, Payloads payloads, Findings findings) {
        this.broker = broker;
        this.random = random;
        this.payloads = payloads;
        this.findings = findings;
    }

    /** Sends the next one; whether the broker has accepted it for good. */
    boolean sendOne() throws IOException {
        count++;
        return switch (random.nextInt(12)) {
            case 0 -> brokenPacket();
            case 1 -> publish(topic(), Map.of());
            case 2 -> publish("devices/d-1/telemetry", properties());
            default -> publish("devices/d-1/telemetry", Map.of());
        };
    }

    @Override
    public void close() throws IOException {
        if (connection != null) {
            connection.close();
        }
    }

    private boolean publish(String topic, Map<String, String> properties) throws IOException {
        byte[] packet = Frames.publish(new Publish(0, topic, properties, payloads.next()), 1 + count % 65_000);
        RawMqtt.Answer answer = connection().exchange(packet);
        if (answer == RawMqtt.Answer.NONE) {
            findings.add("no answer from the broker", "topic " + topic);
        }
        if (answer != RawMqtt.Answer.ACCEPTED) {
            reconnectLater();
        }
        return answer == RawMqtt.Answer.ACCEPTED && topic.matches("devices/[^/]+/telemetry");
    }

    /** The broker may end the connection, or wait for the rest of a packet that never comes; it must not die of it. */
    private boolean brokenPacket() throws IOException {
        try (RawMqtt victim = new RawMqtt(broker)) {
            if (random.nextBoolean()) {
                victim.greet("hostile-raw", broker);
            }
            victim.send(packet());
        } catch (IOException e) {
            return false; // ended while we were still talking, as it may be
        }
        return false;
    }

    private byte[] packet() {
        return switch (random.nextInt(9)) {
            case 0 -> noise(random.nextInt(5_000));
            case 1 -> new byte[] {0x32, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF, 0x7F};
            case 2 -> new byte[] {0x36, 10, 0, 1, 'a', 0, 1, 0, 1, 2, 3, 4};
            case 3 -> new byte[] {0x32, 6, (byte) 0xFF, (byte) 0xFF, 'a', 0, 1, 0};
            case 4 -> new byte[] {0x32, 8, 0, 1, 'a', 0, 1, 127, 0x26, 0};
            case 5 -> new byte[] {(byte) 0xF0, 0, 0x00, 0, 0x62, 2, 0, 0};
            case 6 -> new byte[] {0x10, 10, 0, 4, 'M', 'Q', 'T', 'T', 9, 0, 0, 0};
            case 7 -> new byte[] {(byte) 0x82, 6, 0, 0, 0, 0, 1, '#'};
            default -> tooLarge();
        };
    }

    /** Twice what the broker takes. */
    private static byte[] tooLarge() {
        return Frames.publish(new Publish(0, "devices/d-1/telemetry", Map.of(), new byte[2 << 20]), 1);
    }

    private byte[] noise(int size) {
        byte[] bytes = new byte[size];
        random.nextBytes(bytes);
        return ByteBuffer.wrap(bytes).array();
    }

    private String topic() {
        String[] topics = {
            "",
            "/",
            "//",
            "devices",
            "devices//telemetry",
            "devices/+/telemetry",
            "devices/#",
            "devices/../telemetry",
            "devices/d-1/telemetry/",
            "devices/d-1/TELEMETRY",
            "devices/a b/telemetry",
            "devices/\0/telemetry",
            "devices/d::1/telemetry",
            "devices/ä/telemetry",
            "$SYS/broker",
            "$share/dataflow-bridge/devices/d-1/telemetry",
            "devices/" + "x".repeat(60_000) + "/telemetry",
            "devices/d-1/commands",
            "devices/d-1/status",
            "activemq.management",
            "devices/\uFFFE/telemetry",
            "devices/%2e%2e/telemetry",
            "devices.d-1.telemetry"
        };
        return topics[random.nextInt(topics.length)];
    }

    private Map<String, String> properties() {
        Map<String, String> properties = new LinkedHashMap<>();
        switch (random.nextInt(5)) {
            case 0 -> properties.put("message_id", "m".repeat(60_000));
            case 1 -> properties.put("message_id", "\0");
            case 2 -> properties.put("dataflow-arrival", "zzzzzzzzzzzzzzzzzzzz");
            case 3 -> properties.put("", "");
            default -> {
                for (int i = 0; i < 500; i++) {
                    properties.put("p" + i, "v");
                }
            }
        }
        return properties;
    }

    private RawMqtt connection() throws IOException {
        if (connection == null) {
            RawMqtt fresh = new RawMqtt(broker);
            if (fresh.greet("hostile", broker) != RawMqtt.Answer.ACCEPTED) {
                findings.add("the broker does not let a device in", "after " + count + " hostile messages");
            }
            connection = fresh;
        }
        return connection;
    }

    private void reconnectLater() throws IOException {
        close();
        connection = null;
    }
}
