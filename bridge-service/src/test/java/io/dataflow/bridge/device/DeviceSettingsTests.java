package io.dataflow.bridge.device;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataflow.platform.Secret;
import org.junit.jupiter.api.Test;

class DeviceSettingsTests {

    @Test
    void showDevicesThePortThatTheBridgeUsesUnlessTheyReachTheBrokerAtAnother() {
        assertThat(published(0).portOfBrokerAt("tcp://mqtt-broker:1883")).isEqualTo("1883");
        assertThat(published(2883).portOfBrokerAt("tcp://mqtt-broker:1883")).isEqualTo("2883");
    }

    private static DeviceSettings published(int brokerPort) {
        return new DeviceSettings(Secret.NONE, Secret.NONE, brokerPort);
    }
}
