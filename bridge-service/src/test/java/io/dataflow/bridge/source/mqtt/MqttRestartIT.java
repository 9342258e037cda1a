package io.dataflow.bridge.source.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dataflow.bridge.BufferedReadings;
import io.dataflow.bridge.RunningBridge;
import io.dataflow.local.LocalBroker;
import io.dataflow.local.LocalRedis;
import io.dataflow.local.test.Patience;
import io.dataflow.local.test.TestBroker;
import io.dataflow.local.test.TestDatabase;
import io.dataflow.local.test.TestRedis;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class MqttRestartIT {

    private static final Duration PATIENCE = Patience.LONG;

    private final LocalBroker broker = TestBroker.start();
    private final LocalRedis node = TestRedis.start();
    private final String schema = TestDatabase.freshSchema();
    private final JdbcTemplate database =
            new JdbcTemplate(new DriverManagerDataSource(schema, TestDatabase.username(), TestDatabase.password()));
    private ServiceClient publisher;
    private RunningBridge bridge;

    @BeforeEach
    void startWithASource() throws Exception {
        publisher = new ServiceClient(broker, "publisher");
        bridge = bridge();
        change("INSERT INTO source (name, kind, topic_filter, model_name, paused, created_at)"
                + " VALUES ('plant', 'mqtt', 'plant/old/+', 'sensor', FALSE, NOW())");
        await().atMost(PATIENCE).until(() -> arrives("plant/old/a"));
    }

    @AfterEach
    void stop() throws Exception {
        bridge.close();
        publisher.close();
        broker.stop();
        node.stop();
    }

    @Test
    void unsubscribesAtItsStartWhatASourceAskedForThatWasChangedMeanwhile() throws Exception {
        bridge.close();
        change("UPDATE source SET topic_filter = 'plant/new/+' WHERE name = 'plant'");
        bridge = bridge();
        await().atMost(PATIENCE).until(() -> arrives("plant/new/a"));
        await().atMost(PATIENCE).until(() -> filters().equals(List.of("plant/new/+")));
        assertThat(arrives("plant/old/b")).isFalse();
    }

    @Test
    void endsAtItsStartTheSessionOfASourceThatWasRemovedMeanwhile() throws Exception {
        bridge.close();
        change("DELETE FROM source WHERE name = 'plant'");
        bridge = bridge();
        await().atMost(PATIENCE).until(() -> filters().isEmpty());
        try (ServiceClient removed = new ServiceClient(broker, "bridge-1.plant")) {
            assertThat(removed.sessionWasThere()).isFalse();
        }
    }

    private RunningBridge bridge() {
        return RunningBridge.start(
                broker.url(),
                List.of(node),
                Map.of(
                        "dataflow.database.url", schema,
                        "dataflow.mqtt.username", broker.username(),
                        "dataflow.mqtt.password", broker.password()));
    }

    private boolean arrives(String topic) throws Exception {
        return publisher.isTaken(topic, () -> taken(topic));
    }

    private int taken(String topic) {
        return (int) BufferedReadings.on(node).stream()
                .filter(envelope -> envelope.topic().equals(topic))
                .count();
    }

    private List<String> filters() {
        return database.queryForList("SELECT topic_filter FROM mqtt_session WHERE source = 'plant'", String.class);
    }

    private void change(String statement) {
        assertThat(database.update(statement)).isOne();
    }
}
