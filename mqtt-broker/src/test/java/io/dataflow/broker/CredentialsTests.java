package io.dataflow.broker;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataflow.contract.DeviceId;
import io.dataflow.contract.credential.DeviceKey;
import io.dataflow.contract.credential.Standing;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CredentialsTests {

    private static final String ADDRESS = "10.0.0.1";
    private static final DeviceId DEVICE = new DeviceId("sensor_001");

    private final Map<DeviceId, Standing> standings = new HashMap<>();
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-01-01T00:00:00Z"));

    @Test
    void knowADeviceByItsKeyAsLongAsThatCounts() {
        DeviceKey key = DeviceKey.random();
        standings.put(DEVICE, new Standing.Valid(key.hash()));
        Credentials credentials = credentials("0.0.0.0", "never");

        TopicRights rights =
                credentials.rights("sensor_001", key.text(), ADDRESS).orElseThrow();
        assertThat(rights.hold()).isTrue();
        assertThat(rights.mayPublish("devices/sensor_001/telemetry")).isTrue();
        assertThat(credentials.rights("sensor_002", key.text(), ADDRESS)).isEmpty();
        assertThat(credentials.rights("Sensor_001", key.text(), ADDRESS)).isEmpty();
        assertThat(credentials.rights("sensor_001", "", ADDRESS)).isEmpty();
        assertThat(credentials.rights("sensor_001", null, ADDRESS)).isEmpty();

        standings.put(DEVICE, new Standing.Revoked());
        assertThat(rights.hold()).isFalse();
        assertThat(rights.mayPublish("devices/sensor_001/telemetry")).isFalse();
        assertThat(credentials.rights("sensor_001", key.text(), ADDRESS)).isEmpty();
    }

    @Test
    void lookAtNothingForAWhileAfterManyWrongKeys() {
        DeviceKey key = DeviceKey.random();
        standings.put(DEVICE, new Standing.Valid(key.hash()));
        Credentials credentials = credentials("0.0.0.0", "never");
        IntStream.range(0, 20).forEach(guess -> credentials.rights("sensor_001", "guess", ADDRESS));

        assertThat(credentials.rights("sensor_001", key.text(), ADDRESS)).isEmpty();
        assertThat(credentials.rights("sensor_001", key.text(), "10.0.0.2")).isPresent();
        now.updateAndGet(time -> time.plusSeconds(31));
        assertThat(credentials.rights("sensor_001", key.text(), ADDRESS)).isPresent();
    }

    @Test
    void knowTheServices() {
        assertThat(credentials("127.0.0.1", "loopback").rights("dataflow", "secret", ADDRESS))
                .containsInstanceOf(TopicRights.OfService.class);
    }

    @Test
    void takeNoWrongPasswordForAnAnonymousDevice() {
        Credentials credentials = credentials("127.0.0.1", "always");
        assertThat(credentials.rights("dataflow", "wrong", ADDRESS)).isEmpty();
        assertThat(credentials.rights("dataflow", null, ADDRESS)).isEmpty();
        assertThat(credentials.rights(null, "secret", ADDRESS)).isEmpty();
        assertThat(credentials.rights("", "", ADDRESS)).isEmpty();
    }

    @Test
    void letAnonymousDevicesInOnlyWhereNobodyElseCanReachTheBroker() {
        assertThat(credentials("127.0.0.1", "loopback").rights(null, null, ADDRESS))
                .isPresent();
        assertThat(credentials("::1", "loopback").rights(null, null, ADDRESS)).isPresent();
        assertThat(credentials("0.0.0.0", "loopback").rights(null, null, ADDRESS))
                .isEmpty();
        assertThat(credentials("127.0.0.1", "never").rights(null, null, ADDRESS))
                .isEmpty();
        assertThat(credentials("0.0.0.0", "always").rights(null, null, ADDRESS))
                .containsInstanceOf(TopicRights.OfAnybody.class);
    }

    private Credentials credentials(String listen, String anonymous) {
        Map<String, String> environment = Map.of(
                "DATAFLOW_BROKER_LISTEN", listen,
                "DATAFLOW_BROKER_ANONYMOUS_DEVICES", anonymous,
                "DATAFLOW_BROKER_SERVICE_PASSWORD", "secret");
        return new Credentials(
                SettingsReader.read(name -> Optional.ofNullable(environment.get(name))),
                device -> Optional.ofNullable(standings.get(device)),
                new News(),
                new Refusals(now::get));
    }
}
