package io.dataflow.broker;

import io.netty.handler.codec.mqtt.MqttTopicSubscription;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.activemq.artemis.core.protocol.mqtt.MQTTSessionState;
import org.apache.activemq.artemis.core.protocol.mqtt.MQTTStateManager;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.jspecify.annotations.Nullable;

/**
 * Reserves the client ids of services. In MQTT whoever connects with a session's client id takes it over; with a service's session a
 * device would end the service's connection and, because its subscriptions are not allowed to a device, have Artemis delete their
 * queues with all that waits there.
 */
final class Sessions {

    private final Set<String> ofServices = ConcurrentHashMap.newKeySet();

    /** Reserves those of an earlier run whose subscriptions only a service may have; to be called before anybody can connect. */
    void reserveStored(ActiveMQServer server, TopicRights anyDevice) throws Exception {
        for (Map.Entry<String, MQTTSessionState> session :
                MQTTStateManager.getInstance(server).getSessionStates().entrySet()) {
            if (!allows(anyDevice, session.getValue().getSubscriptions())) {
                ofServices.add(session.getKey());
            }
        }
    }

    /** Whether somebody with these rights may connect under a client id, which is reserved where a service does. */
    boolean mayTake(@Nullable String clientId, TopicRights rights) {
        if (clientId == null) {
            return true;
        }
        if (rights instanceof TopicRights.OfService) {
            ofServices.add(clientId);
            return true;
        }
        return !ofServices.contains(clientId);
    }

    private static boolean allows(TopicRights rights, Collection<MqttTopicSubscription> subscriptions) {
        return subscriptions.stream().map(MqttTopicSubscription::topicFilter).allMatch(rights::maySubscribe);
    }
}
