package io.dataflow.bridge.source.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dataflow.bridge.BufferedReadings;
import io.dataflow.bridge.NumberedReadings;
import io.dataflow.bridge.RunningBridge;
import io.dataflow.bridge.source.Sources;
import io.dataflow.contract.Envelope;
import io.dataflow.contract.SourceName;
import io.dataflow.contract.TopicFilter;
import io.dataflow.local.LocalBroker;
import io.dataflow.local.LocalRedis;
import io.dataflow.local.test.Patience;
import io.dataflow.local.test.TestBroker;
import io.dataflow.local.test.TestRedis;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

class MqttSourcesIT {

    private static final Duration IN_FORCE = Patience.promised(Duration.ofSeconds(3));
    private static final Duration PATIENCE = Patience.LONG;
    private static final Duration AFTER_A_LOOK = Duration.ofSeconds(1);

    private static final Duration LONGER_THAN_SILENCE = Duration.ofSeconds(3);
    private static final int MANY = 10_000;
    private static final int MORE_THAN_UNDER_WAY = 4_500;

    private static LocalBroker broker;
    private static LocalRedis node;
    private static RunningBridge bridge;
    private static ServiceClient publisher;

    @BeforeAll
    static void start() throws Exception {
        broker = TestBroker.start();
        node = TestRedis.start();
        publisher = new ServiceClient(broker, "publisher");
        bridge = RunningBridge.start(
                "tcp://127.0.0.1:1," + broker.url(),
                List.of(node),
                Map.of(
                        "dataflow.mqtt.username",
                        broker.username(),
                        "dataflow.mqtt.password",
                        broker.password(),
                        "dataflow.mqtt.trust-arrival-marks",
                        true,
                        "dataflow.mqtt.longest-retry",
                        "500ms"));
    }

    @AfterAll
    static void stop() throws Exception {
        bridge.close();
        publisher.close();
        broker.stop();
        node.stop();
    }

    @BeforeEach
    void awaitConnection() {
        await().atMost(PATIENCE).until(() -> bridge.bean(MqttIntake.class).connected());
    }

    @AfterEach
    void removeWhatWasAdded() {
        database().update("DELETE FROM source WHERE name LIKE 'plant%'");
        bridge.bean(Sources.class).refresh();
    }

    @Test
    void takesReadingsOfASourceThatIsAdded() throws Exception {
        add("plant1", "plant1/+");
        awaitTaken("plant1", "plant1/a");
    }

    @Test
    void leavesToTheBrokerWhatArrivesForAPausedSourceWhileOthersGoOn() throws Exception {
        add("plant2", "plant2/+");
        awaitTaken("plant2", "plant2/a");
        change("UPDATE source SET paused = TRUE WHERE name = 'plant2'");
        awaitOut("plant2");
        publisher.publish("plant2/b", 0, 100);
        publisher.publish("devices/other/telemetry", 0, 10);
        await().atMost(PATIENCE)
                .until(() -> numbers("mqtt", "devices/other/telemetry").size() == 10);
        await().during(Duration.ofSeconds(2))
                .until(() -> numbers("plant2", "plant2/b").isEmpty());
        change("UPDATE source SET paused = FALSE WHERE name = 'plant2'");
        await().atMost(IN_FORCE).until(() -> numbers("plant2", "plant2/b").equals(range(100)));
    }

    @Test
    void endsTheSessionOfASourceThatIsRemovedAlsoWhilePaused() throws Exception {
        add("plant3", "plant3/+");
        awaitTaken("plant3", "plant3/a");
        change("UPDATE source SET paused = TRUE WHERE name = 'plant3'");
        awaitOut("plant3");
        publisher.publish("plant3/b", 0, 10);
        change("DELETE FROM source WHERE name = 'plant3'");
        await().pollInterval(Duration.ofSeconds(1)).atMost(PATIENCE).until(() -> {
            try (ServiceClient removed = new ServiceClient(broker, "bridge-1.plant3")) {
                return !removed.sessionWasThere();
            }
        });
        add("plant3", "plant3/+");
        // Whoever looked whether the session is there has left one, which is waited for to bring something first.
        await().atMost(PATIENCE).until(() -> arrives("plant3", "plant3/c"));
        assertThat(numbers("plant3", "plant3/b")).isEmpty();
    }

    /** As where it has expired; the broker keeps what waits then. */
    @Test
    void endsWhatWaitsOfARemovedSourceAlsoWhereItsSessionIsNotSubscribedToItAnyMore() throws Exception {
        add("plant12", "plant12/+");
        awaitTaken("plant12", "plant12/a");
        change("UPDATE source SET paused = TRUE WHERE name = 'plant12'");
        awaitOut("plant12");
        publisher.publish("plant12/b", 0, 10);
        try (ServiceClient session = new ServiceClient(broker, "bridge-1.plant12")) {
            session.unsubscribe("$share/dataflow-bridge/plant12/+");
        }
        change("DELETE FROM source WHERE name = 'plant12'");
        await().atMost(PATIENCE)
                .until(() -> bridge.bean(SessionRecords.class)
                        .filters(new SourceName("plant12"))
                        .isEmpty());
        add("plant12", "plant12/+");
        await().atMost(PATIENCE).until(() -> arrives("plant12", "plant12/c"));
        assertThat(numbers("plant12", "plant12/b")).isEmpty();
    }

    @Test
    void takesWhatAChangedSourceAsksForAndNoMoreWhatItAskedForBefore() throws Exception {
        add("plant4", "plant4/old/+");
        awaitTaken("plant4", "plant4/old/a");
        change("UPDATE source SET topic_filter = 'plant4/new/+' WHERE name = 'plant4'");
        awaitTaken("plant4", "plant4/new/a");
        awaitTakenNoMore("plant4", "plant4/old/b");
        assertThat(database()
                        .queryForList("SELECT words FROM bridge_event WHERE subject = 'source plant4'", String.class))
                .anyMatch(words -> words.contains("takes nothing of plant4/old/+ any more"));
    }

    @Test
    void takesWhatWaitsOfAFilterBeforeItLetsGoOfIt() throws Exception {
        add("plant7", "plant7/old/+");
        awaitTaken("plant7", "plant7/old/a");
        change("UPDATE source SET paused = TRUE WHERE name = 'plant7'");
        awaitOut("plant7");
        publisher.publish("plant7/old/b", 0, MANY);
        change("UPDATE source SET topic_filter = 'plant7/new/+', paused = FALSE WHERE name = 'plant7'");
        awaitTaken("plant7", "plant7/new/a");
        await().atMost(PATIENCE).until(() -> numbers("plant7", "plant7/old/b").equals(range(MANY)));
        awaitTakenNoMore("plant7", "plant7/old/c");
    }

    /** The last one to unsubscribe has the broker delete what is not acknowledged. */
    @Test
    void letsGoOfNoFilterOfWhichAReadingIsNotBufferedYet() throws Exception {
        add("plant8", "plant8/old/+");
        awaitTaken("plant8", "plant8/old/a");
        node.pause();
        try {
            publisher.publish("plant8/old/b", 0, 100);
            change("UPDATE source SET topic_filter = 'plant8/new/+' WHERE name = 'plant8'");
            await().during(LONGER_THAN_SILENCE).until(() -> holds("plant8", "plant8/old/+"));
        } finally {
            node.resume();
        }
        await().atMost(PATIENCE).until(() -> numbers("plant8", "plant8/old/b").equals(range(100)));
        await().atMost(PATIENCE).until(() -> !holds("plant8", "plant8/old/+"));
    }

    /** Broker and bridge agree on how many are under way over the whole session, which the new filter can use up. */
    @Test
    void letsGoOfNoFilterOfWhichSomethingWaitsBehindReadingsOfTheNewOne() throws Exception {
        add("plant9", "plant9/old/+");
        awaitTaken("plant9", "plant9/old/a");
        change("UPDATE source SET paused = TRUE WHERE name = 'plant9'");
        awaitOut("plant9");
        node.pause();
        try {
            change("UPDATE source SET topic_filter = 'plant9/new/+', paused = FALSE WHERE name = 'plant9'");
            await().atMost(PATIENCE)
                    .until(() -> bridge.bean(MqttIntake.class).takes("plant9")
                            && bridge.bean(MqttIntake.class).connected());
            publisher.publish("plant9/new/b", 0, MORE_THAN_UNDER_WAY);
            publisher.publish("plant9/old/b", 0, 100);
            await().during(LONGER_THAN_SILENCE).until(() -> holds("plant9", "plant9/old/+"));
        } finally {
            node.resume();
        }
        await().atMost(PATIENCE).until(() -> numbers("plant9", "plant9/old/b").equals(range(100)));
        await().atMost(PATIENCE).until(() -> numbers("plant9", "plant9/new/b").equals(range(MORE_THAN_UNDER_WAY)));
        await().atMost(PATIENCE).until(() -> !holds("plant9", "plant9/old/+"));
    }

    /** As where a bridge died after it was refused to unsubscribe, or its session has expired. */
    @Test
    void takesWhatWaitsOfAFormerFilterThatItsSessionIsNotSubscribedToAnyMore() throws Exception {
        add("plant10", "plant10/old/+");
        awaitTaken("plant10", "plant10/old/a");
        change("UPDATE source SET paused = TRUE WHERE name = 'plant10'");
        awaitOut("plant10");
        publisher.publish("plant10/old/b", 0, 100);
        try (ServiceClient session = new ServiceClient(broker, "bridge-1.plant10")) {
            session.unsubscribe("$share/dataflow-bridge/plant10/old/+");
        }
        change("UPDATE source SET topic_filter = 'plant10/new/+', paused = FALSE WHERE name = 'plant10'");
        await().atMost(PATIENCE).until(() -> numbers("plant10", "plant10/old/b").equals(range(100)));
        awaitTakenNoMore("plant10", "plant10/old/c");
    }

    /** What comes of the former filter would have come without the new one too. */
    @Test
    void subscribesToAWiderFilterThatItMayHaveAskedForBeforeItDied() throws Exception {
        add("plant11", "plant11/+");
        awaitTaken("plant11", "plant11/a");
        change("UPDATE source SET paused = TRUE WHERE name = 'plant11'");
        awaitOut("plant11");
        publisher.publish("plant11/b", 0, 100);
        bridge.bean(SessionRecords.class).asksFirst(new SourceName("plant11"), new TopicFilter("plant11/#"));
        change("UPDATE source SET topic_filter = 'plant11/#', paused = FALSE WHERE name = 'plant11'");
        await().atMost(PATIENCE).until(() -> numbers("plant11", "plant11/b").equals(range(100)));
        await().atMost(PATIENCE)
                .until(() -> bridge.bean(SessionRecords.class)
                        .besides(new SourceName("plant11"), new TopicFilter("plant11/#"))
                        .isEmpty());
        awaitTaken("plant11", "plant11/deeper/c");
        awaitTaken("plant11", "plant11/d");
    }

    private static boolean holds(String source, String filter) {
        return bridge.bean(SessionRecords.class)
                .besides(new SourceName(source), new TopicFilter(source + "/new/+"))
                .contains(new TopicFilter(filter));
    }

    @Test
    void endsTheSessionOfARemovedSourceAlsoIfOneOfTheSameNameIsAddedMeanwhile() throws Exception {
        add("plant5", "plant5/old/+");
        awaitTaken("plant5", "plant5/old/a");
        broker.kill();
        try {
            change("DELETE FROM source WHERE name = 'plant5'");
            // The removed one can't end its session yet, so it is still about to when the new one is seen.
            await().during(AFTER_A_LOOK)
                    .until(() -> bridge.bean(MqttIntake.class).takes("plant5"));
            add("plant5", "plant5/new/+");
            await().during(AFTER_A_LOOK)
                    .until(() -> bridge.bean(MqttIntake.class).takes("plant5"));
        } finally {
            broker.restart();
            publisher = new ServiceClient(broker, "publisher");
        }
        await().atMost(PATIENCE).until(() -> arrives("plant5", "plant5/new/a"));
        assertThat(arrives("plant5", "plant5/old/b")).isFalse();
    }

    @Test
    void unsubscribesEveryFilterThatASourceHadWhileTheBrokerWasAway() throws Exception {
        add("plant6", "plant6/old/+");
        awaitTaken("plant6", "plant6/old/a");
        broker.kill();
        try {
            changeFilter("plant6", "plant6/between/+");
            changeFilter("plant6", "plant6/new/+");
        } finally {
            broker.restart();
            publisher = new ServiceClient(broker, "publisher");
        }
        await().atMost(PATIENCE).until(() -> arrives("plant6", "plant6/new/a"));
        awaitTakenNoMore("plant6", "plant6/old/b");
    }

    /** Returns when the source is taken with the new filter, as far as it can be while the broker is away. */
    private static void changeFilter(String source, String filter) {
        change("UPDATE source SET topic_filter = '" + filter + "' WHERE name = '" + source + "'");
        await().during(AFTER_A_LOOK).until(() -> bridge.bean(MqttIntake.class).takes(source));
    }

    private static boolean arrives(String source, String topic) throws Exception {
        return publisher.isTaken(topic, () -> all(source, topic).size());
    }

    private static void awaitTaken(String source, String topic) {
        await().atMost(IN_FORCE).until(() -> arrives(source, topic));
    }

    /** A filter is let go of when nothing of it has come for a while, so it is tried less often than that. */
    private static void awaitTakenNoMore(String source, String topic) {
        await().atMost(PATIENCE).pollInterval(LONGER_THAN_SILENCE).until(() -> !arrives(source, topic));
    }

    private static void awaitOut(String source) throws MqttException {
        await().atMost(IN_FORCE).until(() -> !bridge.bean(MqttIntake.class).takes(source));
    }

    private static void add(String name, String filter) {
        database()
                .update(
                        "INSERT INTO source (name, kind, topic_filter, model_name, paused, created_at)"
                                + " VALUES (?, 'mqtt', ?, 'sensor', FALSE, NOW())",
                        name,
                        filter);
        bridge.bean(Sources.class).refresh();
    }

    private static void change(String statement) {
        assertThat(database().update(statement)).isOne();
        bridge.bean(Sources.class).refresh();
    }

    private static JdbcTemplate database() {
        return bridge.bean(JdbcTemplate.class);
    }

    private static Set<Integer> numbers(String source, String topic) {
        return NumberedReadings.of(all(source, topic));
    }

    private static List<Envelope> all(String source, String topic) {
        return BufferedReadings.on(node).stream()
                .filter(envelope -> envelope.source().value().equals(source))
                .filter(envelope -> envelope.topic().equals(topic))
                .toList();
    }

    private static Set<Integer> range(int count) {
        return IntStream.range(0, count).boxed().collect(Collectors.toSet());
    }
}
