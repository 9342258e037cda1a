package io.dataflow.broker;

import java.util.function.Predicate;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.paging.PagingManager;
import org.apache.activemq.artemis.core.protocol.mqtt.MQTTSessionState;
import org.apache.activemq.artemis.core.protocol.mqtt.MQTTStateManager;
import org.apache.activemq.artemis.core.protocol.mqtt.MQTTUtil;
import org.apache.activemq.artemis.core.server.Queue;
import org.apache.activemq.artemis.core.server.impl.ActiveMQServerImpl;
import org.apache.activemq.artemis.spi.core.security.ActiveMQSecurityManager;

/** Artemis, with queues that {@linkplain LastingQueues last}. */
final class BrokerServer extends ActiveMQServerImpl {

    private final Predicate<String> kept;

    /** @param kept whether a queue of this name is to be there whoever wants it */
    BrokerServer(Configuration configuration, ActiveMQSecurityManager security, Predicate<String> kept) {
        super(configuration, null, security);
        this.kept = kept;
    }

    /** Called when what queues need is in place, and before the first is made. */
    @Override
    public PagingManager createPagingManager() throws Exception {
        replaceQueueFactory(new LastingQueues(this, this::isWanted));
        return super.createPagingManager();
    }

    private boolean isWanted(Queue queue) {
        String name = queue.getName().toString();
        return kept.test(name) || LastingQueues.mayHold(queue) || queue.getConsumerCount() > 0 || isSubscribed(name);
    }

    /** A session keeps its subscriptions while it is away. */
    private boolean isSubscribed(String queue) {
        return sessions().getSessionStates().entrySet().stream()
                .anyMatch(session -> subscribes(session.getKey(), session.getValue(), queue));
    }

    private boolean subscribes(String clientId, MQTTSessionState session, String queue) {
        return session.getSubscriptions().stream()
                .map(subscription -> MQTTUtil.getCoreQueueFromMqttTopic(
                        subscription.topicFilter(), clientId, getConfiguration().getWildcardConfiguration()))
                .anyMatch(queue::equals);
    }

    /** Of all MQTT sessions, whose keys are their client ids. */
    MQTTStateManager sessions() {
        try {
            return MQTTStateManager.getInstance(this);
        } catch (Exception e) { // what Artemis declares; it happens where stored sessions can't be read, at the start
            throw new IllegalStateException("The sessions can't be told", e);
        }
    }
}
