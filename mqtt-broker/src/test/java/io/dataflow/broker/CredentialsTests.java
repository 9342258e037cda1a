package io.dataflow.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CredentialsTests {

    @Test
    void knowTheServices() {
        assertThat(credentials("127.0.0.1", "loopback").rights("dataflow", "secret"))
                .containsInstanceOf(TopicRights.OfService.class);
    }

    @Test
    void takeNoWrongPasswordForAnAnonymousDevice() {
        Credentials credentials = credentials("127.0.0.1", "always");
        assertThat(credentials.rights("dataflow", "wrong")).isEmpty();
        assertThat(credentials.rights("dataflow", null)).isEmpty();
        assertThat(credentials.rights(null, "secret")).isEmpty();
        assertThat(credentials.rights("", "")).isEmpty();
    }

    @Test
    void letAnonymousDevicesInOnlyWhereNobodyElseCanReachTheBroker() {
        assertThat(credentials("127.0.0.1", "loopback").rights(null, null)).isPresent();
        assertThat(credentials("::1", "loopback").rights(null, null)).isPresent();
        assertThat(credentials("0.0.0.0", "loopback").rights(null, null)).isEmpty();
        assertThat(credentials("127.0.0.1", "never").rights(null, null)).isEmpty();
        assertThat(credentials("0.0.0.0", "always").rights(null, null)).containsInstanceOf(TopicRights.OfDevice.class);
    }

    private static Credentials credentials(String listen, String anonymous) {
        Map<String, String> environment = Map.of(
                "DATAFLOW_BROKER_LISTEN", listen,
                "DATAFLOW_BROKER_ANONYMOUS_DEVICES", anonymous,
                "DATAFLOW_BROKER_SERVICE_PASSWORD", "secret");
        return new Credentials(SettingsReader.read(name -> Optional.ofNullable(environment.get(name))));
    }
}
