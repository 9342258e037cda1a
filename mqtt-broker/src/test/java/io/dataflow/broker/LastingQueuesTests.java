package io.dataflow.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.message.impl.CoreMessage;
import org.apache.activemq.artemis.core.server.Queue;
import org.apache.activemq.artemis.spi.core.security.ActiveMQBasicSecurityManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class LastingQueuesTests {

    private static final String KEPT = "dataflow-bridge.devices/+/telemetry";

    private final BrokerServer server = new BrokerServer(
            new ConfigurationImpl()
                    .setPersistenceEnabled(false)
                    .setSecurityEnabled(false)
                    .setJMXManagementEnabled(false),
            new ActiveMQBasicSecurityManager(),
            KEPT::equals);

    @BeforeEach
    void start() throws Exception {
        server.start();
    }

    @AfterEach
    void stop() throws Exception {
        server.stop();
    }

    @Test
    void staysWhereItIsToBeThereWhoeverWantsIt() throws Exception {
        assertThat(isThereAfterAFailure(queue(KEPT))).isTrue();
    }

    @Test
    @Timeout(30)
    void staysWhereSomethingWaits() throws Exception {
        Queue queue = queue("dataflow-bridge.plant/a");
        CoreMessage message = new CoreMessage(1, 100);
        message.setAddress(queue.getAddress());
        message.setRoutingType(RoutingType.MULTICAST);
        server.getPostOffice().route(message, false);
        while (queue.getMessageCount() == 0) {
            Thread.onSpinWait();
        }
        assertThat(isThereAfterAFailure(queue)).isTrue();
    }

    @Test
    void endsWhereNobodyWantsIt() throws Exception {
        assertThat(isThereAfterAFailure(queue("dataflow-bridge.plant/b"))).isFalse();
    }

    @Test
    void letsNobodySubscribeToWhatIsBeingDeleted() throws Exception {
        Queue queue = queue("dataflow-bridge.plant/c");
        queue.deleteQueue(true);
        assertThatThrownBy(() -> queue.addConsumer(null)).hasMessageContaining("is being deleted");
    }

    private Queue queue(String name) throws Exception {
        return server.createQueue(
                QueueConfiguration.of(name).setAddress("address of " + name).setRoutingType(RoutingType.MULTICAST),
                true);
    }

    private boolean isThereAfterAFailure(Queue queue) throws Exception {
        queue.deleteQueue();
        return server.locateQueue(queue.getName()) != null;
    }
}
