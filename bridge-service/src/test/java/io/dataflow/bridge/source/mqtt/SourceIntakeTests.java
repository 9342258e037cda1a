package io.dataflow.bridge.source.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dataflow.bridge.delivery.Deliveries;
import io.dataflow.bridge.delivery.Flow;
import io.dataflow.bridge.delivery.Room;
import io.dataflow.bridge.event.Events;
import io.dataflow.bridge.event.Severity;
import io.dataflow.bridge.source.DeliveryIds;
import io.dataflow.contract.SourceName;
import io.dataflow.contract.TopicFilter;
import io.dataflow.platform.ServiceIdentity;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.paho.mqttv5.client.MqttClientException;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.util.unit.DataSize;

class SourceIntakeTests {

    private static final ServiceIdentity IDENTITY = new ServiceIdentity("bridge-service", "bridge-1");
    private static final MqttSettings SETTINGS = new Binder(new MapConfigurationPropertySource(
                    Map.of("dataflow.mqtt.first-retry", "1ms", "dataflow.mqtt.longest-retry", "5ms")))
            .bindOrCreate("dataflow.mqtt", MqttSettings.class);

    private final List<String> said = Collections.synchronizedList(new ArrayList<>());

    @Test
    void saysOnceThatASessionCouldNotBeEndedYetAndOnceThatItIs() {
        Refusing broker = new Refusing(4);
        SourceIntake intake = SourceIntake.ending("bridge-1.plant", new SourceName("plant"), brokers(broker));
        await().until(intake::gone);
        assertThat(broker.tries).hasValue(5);
        assertThat(said).hasSize(2);
        assertThat(said.getFirst())
                .startsWith("WARNING source plant: It was removed, but its session bridge-1.plant could not be ended")
                .contains("tried again");
        assertThat(said.getLast()).startsWith("INFO source plant: The broker has ended session");
    }

    @Test
    void saysNothingWhereASessionEndsAtOnce() {
        await().until(SourceIntake.ending("bridge-1.plant", new SourceName("plant"), brokers(new Refusing(0)))::gone);
        assertThat(said).isEmpty();
    }

    private Brokers brokers(Connecting connecting) {
        IntakeConnections connections = new IntakeConnections(
                new Deliveries(10),
                new Room(DataSize.ofKilobytes(100)),
                new Flow(new SimpleMeterRegistry()),
                new DeliveryIds(),
                InstantSource.system());
        SessionRecords sessions = new SessionRecords(new SessionRows(new JdbcTemplate(), IDENTITY));
        return new Brokers(SETTINGS, connecting, connections, sessions, new Heard());
    }

    /** Lets sessions be ended only after some tries. */
    private static final class Refusing extends Connecting {

        private final AtomicInteger tries = new AtomicInteger();
        private final int refused;

        private Refusing(int refused) {
            super(SETTINGS);
            this.refused = refused;
        }

        @Override
        void endSession(String clientId, Set<TopicFilter> filters) throws MqttException {
            if (tries.incrementAndGet() <= refused) {
                throw new MqttException(MqttClientException.REASON_CODE_SERVER_CONNECT_ERROR);
            }
        }
    }

    private final class Heard extends Events {

        private Heard() {
            super(IDENTITY, InstantSource.system());
        }

        @Override
        public void add(Severity severity, String subject, String words) {
            said.add(severity + " " + subject + ": " + words);
        }
    }
}
