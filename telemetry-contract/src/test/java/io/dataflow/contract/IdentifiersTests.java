package io.dataflow.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdentifiersTests {

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a/b", "a+", "#", "é", "a\u0000", ".hidden", "a b", "<script>", "-x", "a::b"})
    void refusesADeviceIdThatATopicOrPageCouldMisread(String text) {
        assertThat(DeviceId.parse(text)).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DeviceId(text))
                .withMessageContaining("1 to 128");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sensor_001", "a", "0C:8B:95:12", "site1.room-2@berlin"})
    void acceptsTheUsualDeviceIds(String text) {
        assertThat(DeviceId.parse(text)).contains(new DeviceId(text));
    }

    @Test
    void findsTheDeviceOfATopic() {
        assertThat(Topics.deviceOf("devices/sensor_001/telemetry")).contains(new DeviceId("sensor_001"));
        assertThat(Topics.deviceOf("devices/sensor_001")).isEmpty();
        assertThat(Topics.deviceOf("devices//telemetry")).isEmpty();
        assertThat(Topics.deviceOf("other/sensor_001/telemetry")).isEmpty();
    }

    @Test
    void refusesModelNamesThatAreNoTableName() {
        assertThatIllegalArgumentException().isThrownBy(() -> new ModelName("a`; DROP TABLE x"));
        assertThatIllegalArgumentException().isThrownBy(() -> new ModelName("Sensor"));
        assertThat(new ModelName("sensor_2").value()).isEqualTo("sensor_2");
    }

    @Test
    void givesTheSameContentTheSameMessageIdAndOtherContentAnother() {
        byte[] payload = "{}".getBytes(StandardCharsets.UTF_8);
        assertThat(MessageId.ofContent("a", payload)).isEqualTo(MessageId.ofContent("a", payload.clone()));
        assertThat(MessageId.ofContent("a", payload)).isNotEqualTo(MessageId.ofContent("b", payload));
        assertThat(MessageId.ofContent("ab", new byte[0])).isNotEqualTo(MessageId.ofContent("a", new byte[] {'b'}));
        assertThat(MessageId.ofOwnId("7")).isNotEqualTo(MessageId.ofDelivery(7));
    }

    @Test
    void shortensExcerptsWithoutTearingACharacter() {
        assertThat(Excerpt.of("a\nb\u0000")).isEqualTo("a?b?");
        assertThat(Excerpt.of("x".repeat(79) + "😀😀")).isEqualTo("x".repeat(79) + "…");
    }
}
