package io.dataflow.quickstart.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dataflow.quickstart.CannotGoOn;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PortPlanTests {

    @Test
    void usesThePortsThatTheDocumentationNames() {
        PortPlan plan = PortPlan.of(0, Map.of());
        assertThat(plan.of(Port.BRIDGE)).isEqualTo(8001);
        assertThat(plan.of(Port.DASHBOARD)).isEqualTo(8004);
        assertThat(plan.of(Port.MQTT)).isEqualTo(1883);
    }

    @Test
    void movesAllButThoseThatWereNamed() {
        PortPlan plan = PortPlan.of(100, Map.of(Port.MQTT, 1884));
        assertThat(plan.of(Port.BRIDGE)).isEqualTo(8101);
        assertThat(plan.of(Port.REDIS_2)).isEqualTo(16480);
        assertThat(plan.of(Port.MQTT)).isEqualTo(1884);
    }

    @Test
    void refusesOnePortForTwoMembersAndNamesBoth() {
        assertThatThrownBy(() -> PortPlan.of(0, Map.of(Port.MQTT, 8001)))
                .isInstanceOf(CannotGoOn.class)
                .hasMessageContaining("8001")
                .hasMessageContaining("--bridge-port")
                .hasMessageContaining("--mqtt-port");
    }

    @Test
    void refusesWhatIsNoPort() {
        assertThatThrownBy(() -> PortPlan.of(60_000, Map.of()))
                .isInstanceOf(CannotGoOn.class)
                .hasMessageContaining("isn't a port");
    }

    @Test
    void readsWhatItWrote() {
        PortPlan plan = PortPlan.of(7, Map.of());
        assertThat(PortPlan.parse(plan.toText())).isEqualTo(plan);
    }
}
