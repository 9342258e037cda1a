package io.dataflow.broker;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataflow.contract.DeviceId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TopicRightsTests {

    private final TopicRights anyDevice = new TopicRights.OfDevice(Optional.empty(), List.of());
    private final TopicRights sensor = new TopicRights.OfDevice(Optional.of(new DeviceId("sensor_001")), List.of());

    @ParameterizedTest
    @ValueSource(
            strings = {"devices/a/telemetry", "devices/a/status", "devices/a/commands/ack", "devices/a:b@c/telemetry"})
    void letDevicesPublishWhatGoesUp(String topic) {
        assertThat(anyDevice.mayPublish(topic)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "devices/a/commands",
                "devices/a/rejected",
                "devices/a/telemetry/more",
                "devices/a/",
                "devices/a",
                "devices//telemetry",
                "devices/-a/telemetry",
                "devices/+/telemetry",
                "/devices/a/telemetry",
                "$share/x/devices/a/telemetry",
                "$sys.mqtt.sessions",
                "elsewhere",
                "",
            })
    void keepDevicesFromPublishingAnythingElse(String topic) {
        assertThat(anyDevice.mayPublish(topic)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"devices/a/commands", "devices/a/rejected"})
    void letDevicesHearWhatGoesDown(String filter) {
        assertThat(anyDevice.maySubscribe(filter)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "#",
                "+/#",
                "devices/#",
                "devices/+/commands",
                "devices/a/#",
                "devices/a/+",
                "devices/a/telemetry",
                "$share/x/devices/a/commands",
                "",
            })
    void keepDevicesFromHearingAnythingElse(String filter) {
        assertThat(anyDevice.maySubscribe(filter)).isFalse();
    }

    @Test
    void holdADeviceThatProvedWhoItIsToItsOwnTopics() {
        assertThat(sensor.mayPublish("devices/sensor_001/telemetry")).isTrue();
        assertThat(sensor.mayPublish("devices/sensor_0011/telemetry")).isFalse();
        assertThat(sensor.mayPublish("devices/sensor_002/telemetry")).isFalse();
        assertThat(sensor.maySubscribe("devices/sensor_001/commands")).isTrue();
        assertThat(sensor.maySubscribe("devices/sensor_002/commands")).isFalse();
    }

    @Test
    void openFurtherTopicsForPublishingOnly() {
        TopicRights gateway =
                new TopicRights.OfDevice(Optional.empty(), List.of(new TopicFilter("gateways/+/readings")));
        assertThat(gateway.mayPublish("gateways/hall/readings")).isTrue();
        assertThat(gateway.mayPublish("gateways/hall/other")).isFalse();
        assertThat(gateway.maySubscribe("gateways/hall/readings")).isFalse();
    }

    @Test
    void letServicesDoEverything() {
        TopicRights service = new TopicRights.OfService();
        assertThat(service.mayPublish("devices/a/commands")).isTrue();
        assertThat(service.maySubscribe("$share/dataflow-bridge/devices/+/telemetry"))
                .isTrue();
    }
}
