package io.dataflow.broker;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataflow.contract.DeviceId;
import io.dataflow.contract.credential.DeviceKey;
import io.dataflow.contract.credential.Standing;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TopicRightsTests {

    private static final Standing.Valid KEY =
            new Standing.Valid(DeviceKey.random().hash());
    private static final DeviceId SENSOR = new DeviceId("sensor_001");
    private static final Map<DeviceId, Standing> STANDINGS =
            Map.of(SENSOR, KEY, new DeviceId("revoked"), new Standing.Revoked());

    private final TopicRights anyDevice = new TopicRights.OfAnybody(List.of(), TopicRightsTests::standing);
    private final TopicRights sensor = new TopicRights.OfDevice(SENSOR, KEY, List.of(), TopicRightsTests::standing);

    private static Optional<Standing> standing(DeviceId device) {
        return Optional.ofNullable(STANDINGS.get(device));
    }

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
    @ValueSource(
            strings = {"devices/a/commands", "devices/a/rejected", "devices/a/replies", "devices/a/replies/of.today/42"
            })
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
                "devices/a/status",
                "devices/a/commands/ack",
                "devices/a/replies/+",
                "devices/a/replies/#",
                "devices/+/replies",
                "$share/x/devices/a/commands",
                "$share/x/devices/a/replies",
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
        assertThat(sensor.maySubscribe("devices/sensor_001/replies")).isTrue();
        assertThat(sensor.maySubscribe("devices/sensor_002/replies")).isFalse();
        assertThat(sensor.mayPublish("devices/sensor_001/replies")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "devices/sensor_001/../sensor_002/telemetry",
                "devices/sensor_001/../../devices/sensor_002/telemetry",
                "devices/sensor_002/../sensor_001/telemetry",
                "devices/sensor_001//telemetry",
                "devices//sensor_001/telemetry",
                "devices/sensor_001/telemetry/",
                "devices/sensor_001/telemetry\u0000",
                "devices/sensor_001\u0000/telemetry",
                "devices/sensor_001 /telemetry",
                "devices/sensor_\u0660\u0660\u0661/telemetry", // Arabic digits
                "devices/\u0455ensor_001/telemetry", // a Cyrillic letter that looks like s
                "devices/sensor_001\u200b/telemetry", // a space of no width
                "devices/Sensor_001/telemetry",
                "Devices/sensor_001/telemetry",
                "devices/sensor_001/Telemetry",
                "devices/sensor_001/+",
                "devices/sensor_001/#",
                "devices/+/telemetry",
                "$share/g/devices/sensor_001/telemetry",
                "devices/sensor_001::queue/telemetry",
                "devices/sensor_001/commands",
            })
    void holdADeviceToItsOwnTopicsHoweverTheyAreWritten(String topic) {
        assertThat(sensor.mayPublish(topic)).isFalse();
        assertThat(anyDevice.mayPublish(topic) && topic.contains("/sensor_001/"))
                .isFalse();
    }

    @Test
    void holdADeviceToItsOwnTopicsHoweverLongTheyAre() {
        assertThat(sensor.mayPublish("devices/" + "a".repeat(60_000) + "/telemetry"))
                .isFalse();
        assertThat(sensor.mayPublish("devices/sensor_001" + "/".repeat(60_000) + "telemetry"))
                .isFalse();
        assertThat(sensor.maySubscribe("devices/sensor_001/commands" + "/+".repeat(30_000)))
                .isFalse();
    }

    @Test
    void letNobodySpeakForADeviceThatIsRegistered() {
        for (String device : List.of("sensor_001", "revoked")) {
            assertThat(anyDevice.mayPublish("devices/" + device + "/telemetry")).isFalse();
            assertThat(anyDevice.mayPublish("devices/" + device + "/status")).isFalse();
            assertThat(anyDevice.maySubscribe("devices/" + device + "/commands"))
                    .isFalse();
        }
        TopicRights open = new TopicRights.OfAnybody(List.of(new TopicFilter("devices/#")), TopicRightsTests::standing);
        assertThat(open.mayPublish("devices/sensor_001/telemetry")).isFalse();
        assertThat(open.mayPublish("devices/another/anything")).isTrue();
    }

    @Test
    void endWithTheKeyThatTheyWereGivenFor() {
        TopicRights former = new TopicRights.OfDevice(
                SENSOR, new Standing.Valid(DeviceKey.random().hash()), List.of(), TopicRightsTests::standing);
        assertThat(former.hold()).isFalse();
        assertThat(former.mayPublish("devices/sensor_001/telemetry")).isFalse();
        assertThat(former.maySubscribe("devices/sensor_001/commands")).isFalse();
    }

    @Test
    void openFurtherTopicsForPublishingOnly() {
        TopicRights gateway =
                new TopicRights.OfAnybody(List.of(new TopicFilter("gateways/+/readings")), TopicRightsTests::standing);
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
