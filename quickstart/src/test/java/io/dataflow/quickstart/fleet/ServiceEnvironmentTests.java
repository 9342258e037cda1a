package io.dataflow.quickstart.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataflow.quickstart.folder.DataFolder;
import io.dataflow.quickstart.folder.Secrets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceEnvironmentTests {

    @TempDir
    Path temporary;

    @Test
    void tellsAServiceWhereEverythingIs() {
        FleetPlan plan = plan();
        Map<String, String> settings = ServiceEnvironment.of(Service.BRIDGE, plan);
        assertThat(settings)
                .containsEntry("DATAFLOW_INSTANCE", "bridge-1")
                .containsEntry("DATAFLOW_PORT", "8101")
                .containsEntry("DATAFLOW_MQTT_URL", "tcp://127.0.0.1:1983")
                .containsEntry("DATAFLOW_MQTT_TRUSTARRIVALMARKS", "true")
                .containsEntry("DATAFLOW_DEVICES_BROKERTOKEN", plan.secrets().brokerToken())
                .containsEntry(
                        "DATAFLOW_DEVICES_ENROLMENTSECRET", plan.secrets().enrolment())
                .containsEntry("DATAFLOW_SERVICES_VALIDATION", "http://127.0.0.1:8102")
                .containsEntry("DATAFLOW_PANELS_DASHBOARD", ":8104")
                .containsEntry("DATAFLOW_LOGIN_SIGNING_KEY", plan.secrets().signingKey());
        assertThat(settings.get("DATAFLOW_BUFFER_NODES"))
                .isEqualTo("redis-1=redis://:%s@127.0.0.1:16479,redis-2=redis://:%s@127.0.0.1:16480"
                        .formatted(
                                plan.secrets().redis("redis-1"), plan.secrets().redis("redis-2")));
        assertThat(ServiceEnvironment.of(Service.VALIDATION, plan)).doesNotContainKey("DATAFLOW_BUFFER_NODES");
    }

    @Test
    void handsOverTheAdminsPasswordOnlyUntilItWasShown() {
        FleetPlan plan = plan();
        assertThat(ServiceEnvironment.of(Service.AGENT, plan)).containsKey("DATAFLOW_ADMIN_PASSWORD");
        plan.secrets().adminPasswordWasShown();
        assertThat(ServiceEnvironment.of(Service.AGENT, plan)).doesNotContainKey("DATAFLOW_ADMIN_PASSWORD");
    }

    private FleetPlan plan() {
        DataFolder folder = new DataFolder(temporary.resolve("data"));
        folder.create();
        return new FleetPlan(folder, Secrets.of(folder), PortPlan.of(100, Map.of()), "127.0.0.1", 5, 1);
    }
}
