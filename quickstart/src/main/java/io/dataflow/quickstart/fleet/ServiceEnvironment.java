package io.dataflow.quickstart.fleet;

import io.dataflow.quickstart.folder.Secrets;
import java.util.Map;
import java.util.TreeMap;

/** The settings that a service gets, all through its environment: a command line is there for everybody to read. */
final class ServiceEnvironment {

    private ServiceEnvironment() {}

    static Map<String, String> of(Service service, FleetPlan plan) {
        Map<String, String> settings = new TreeMap<>();
        settings.put("DATAFLOW_INSTANCE", service.instance());
        settings.put("DATAFLOW_LISTEN", plan.listen());
        settings.put("DATAFLOW_PORT", Integer.toString(plan.ports().of(service.port())));
        // An open page holds a live connection for as long as it is open; nobody waits for those when the fleet stops.
        settings.put("SPRING_LIFECYCLE_TIMEOUT_PER_SHUTDOWN_PHASE", "5s");
        putServers(settings, plan);
        if (service == Service.BRIDGE) {
            putBufferNodes(settings, plan);
        }
        putServices(settings, plan);
        putLogin(settings, plan.secrets());
        return settings;
    }

    private static void putServers(Map<String, String> settings, FleetPlan plan) {
        PortPlan ports = plan.ports();
        Secrets secrets = plan.secrets();
        settings.put("DATAFLOW_DATABASE_URL", "jdbc:mysql://127.0.0.1:" + ports.of(Port.DATABASE) + "/dataflow");
        settings.put("DATAFLOW_DATABASE_USERNAME", "dataflow");
        settings.put("DATAFLOW_DATABASE_PASSWORD", secrets.database());
        settings.put("DATAFLOW_MQTT_URL", plan.mqtt().toString());
        settings.put("DATAFLOW_MQTT_USERNAME", LocalServers.BROKER_USER);
        settings.put("DATAFLOW_MQTT_PASSWORD", secrets.broker());
        settings.put("DATAFLOW_MQTT_TRUSTARRIVALMARKS", "true");
        settings.put("DATAFLOW_DEVICES_BROKERTOKEN", secrets.brokerToken());
        settings.put("DATAFLOW_DEVICES_ENROLMENTSECRET", secrets.enrolment());
    }

    /** The bridge writes them into the database, where others read them. */
    private static void putBufferNodes(Map<String, String> settings, FleetPlan plan) {
        settings.put(
                "DATAFLOW_BUFFER_NODES",
                node("redis-1", Port.REDIS_1, plan) + "," + node("redis-2", Port.REDIS_2, plan));
    }

    private static String node(String name, Port port, FleetPlan plan) {
        return name + "=redis://:" + plan.secrets().redis(name) + "@127.0.0.1:"
                + plan.ports().of(port);
    }

    private static void putServices(Map<String, String> settings, FleetPlan plan) {
        for (Service service : Service.values()) {
            String ending = service.name();
            settings.put(
                    "DATAFLOW_SERVICES_" + ending, plan.http(service.port()).toString());
            settings.put("DATAFLOW_PANELS_" + ending, ":" + plan.ports().of(service.port()));
        }
    }

    private static void putLogin(Map<String, String> settings, Secrets secrets) {
        settings.put("DATAFLOW_LOGIN_SIGNING_KEY", secrets.signingKey());
        settings.put("DATAFLOW_SECRETS_KEY", secrets.secretsKey());
        secrets.firstAdminPassword().ifPresent(password -> settings.put("DATAFLOW_ADMIN_PASSWORD", password));
    }
}
