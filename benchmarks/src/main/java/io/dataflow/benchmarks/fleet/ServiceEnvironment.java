package io.dataflow.benchmarks.fleet;

import io.dataflow.local.LocalBroker;
import io.dataflow.local.LocalDatabase;
import io.dataflow.local.LocalRedis;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The settings of the services, all through their environment. */
record ServiceEnvironment(LocalDatabase database, LocalBroker broker, List<LocalRedis> nodes, String password) {

    // Base64 of 32 bytes that everybody may know.
    private static final String KEY = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";

    Map<String, String> of(String instance, int port) {
        Map<String, String> settings = new TreeMap<>();
        settings.put("DATAFLOW_INSTANCE", instance);
        settings.put("DATAFLOW_LISTEN", "127.0.0.1");
        settings.put("DATAFLOW_PORT", Integer.toString(port));
        settings.put("SPRING_LIFECYCLE_TIMEOUT_PER_SHUTDOWN_PHASE", "5s");
        settings.put("DATAFLOW_DATABASE_URL", database.url());
        settings.put("DATAFLOW_DATABASE_USERNAME", database.username());
        settings.put("DATAFLOW_DATABASE_PASSWORD", database.password());
        settings.put("DATAFLOW_MQTT_URL", broker.url());
        settings.put("DATAFLOW_MQTT_USERNAME", broker.username());
        settings.put("DATAFLOW_MQTT_PASSWORD", broker.password());
        settings.put("DATAFLOW_MQTT_TRUSTARRIVALMARKS", "true");
        settings.put("DATAFLOW_BUFFER_NODES", nodeList());
        settings.put("DATAFLOW_LOGIN_SIGNING_KEY", KEY);
        settings.put("DATAFLOW_SECRETS_KEY", KEY);
        settings.put("DATAFLOW_ADMIN_PASSWORD", password);
        return settings;
    }

    private String nodeList() {
        return nodes.stream().map(node -> node.name() + "=" + node.uri()).collect(Collectors.joining(","));
    }
}
