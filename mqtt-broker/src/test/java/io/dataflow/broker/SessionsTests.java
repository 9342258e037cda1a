package io.dataflow.broker;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataflow.contract.DeviceId;
import io.dataflow.contract.credential.DeviceKey;
import io.dataflow.contract.credential.Standing;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SessionsTests {

    private static final Standing.Valid KEY =
            new Standing.Valid(DeviceKey.random().hash());
    private static final Map<DeviceId, Standing> STANDINGS = Map.of(new DeviceId("a"), KEY, new DeviceId("b"), KEY);

    private final Sessions sessions = new Sessions(SessionsTests::standing, InstantSource.system());
    private final TopicRights service = new TopicRights.OfService();
    private final TopicRights anybody = new TopicRights.OfAnybody(List.of(), SessionsTests::standing);

    @Test
    void keepAServicesClientIdFromDevices() {
        assertThat(sessions.mayTake("bridge-1", service)).isTrue();
        assertThat(sessions.mayTake("bridge-1", device("a"))).isFalse();
        assertThat(sessions.mayTake("bridge-1", anybody)).isFalse();
        assertThat(sessions.mayTake("bridge-1", service)).isTrue();
    }

    @Test
    void keepADevicesClientIdFromOtherDevices() {
        assertThat(sessions.mayTake("client", device("a"))).isTrue();
        assertThat(sessions.mayTake("client", device("b"))).isFalse();
        assertThat(sessions.mayTake("client", anybody)).isFalse();
        assertThat(sessions.mayTake("client", device("a"))).isTrue();
    }

    @Test
    void keepAClientIdThatSpellsADeviceForThatDevice() {
        assertThat(sessions.mayTake("b", device("a"))).isFalse();
        assertThat(sessions.mayTake("b", anybody)).isFalse();
        assertThat(sessions.mayTake("b", device("b"))).isTrue();
        assertThat(sessions.mayTake("unknown", anybody)).isTrue();
    }

    private static TopicRights device(String id) {
        return new TopicRights.OfDevice(new DeviceId(id), KEY, List.of(), SessionsTests::standing);
    }

    private static Optional<Standing> standing(DeviceId device) {
        return Optional.ofNullable(STANDINGS.get(device));
    }
}
