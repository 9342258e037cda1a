package io.dataflow.broker;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.activemq.artemis.core.protocol.mqtt.MQTTProtocolManagerFactory;
import org.apache.activemq.artemis.core.protocol.mqtt.MQTTSessionState;
import org.apache.activemq.artemis.core.protocol.mqtt.MQTTSessionState.OutboundStore;
import org.apache.activemq.artemis.core.server.MessageReference;
import org.apache.activemq.artemis.core.server.ServerConsumer;
import org.apache.activemq.artemis.core.server.ServerSession;
import org.apache.activemq.artemis.core.server.plugin.ActiveMQServerConsumerPlugin;
import org.apache.activemq.artemis.core.server.plugin.ActiveMQServerSessionPlugin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Frees the packet ids of what a connection leaves unacknowledged. Artemis delivers that again under new ids and keeps the old ones
 * taken as long as the session lives; once all 65,535 are, it would deliver nothing more to it, and say so only in its log. Of a
 * subscription that ends earlier than its connection, the ids stay taken until the connection ends: the client may still acknowledge
 * them, and must not acknowledge something else with them.
 */
final class PacketIds implements ActiveMQServerConsumerPlugin, ActiveMQServerSessionPlugin {

    private static final Logger LOG = LoggerFactory.getLogger(PacketIds.class);

    private final BrokerServer server;
    private final Map<String, Map<Integer, Sent>> unacknowledged = new ConcurrentHashMap<>();

    PacketIds(BrokerServer server) {
        this.server = server;
    }

    private record Sent(long message, long consumer) {

        /** The packet id that the store knows it by; a new one, which stays free, where it is acknowledged or was never sent. */
        int id(OutboundStore store) {
            return store.generateMqttId(message, consumer);
        }
    }

    @Override
    public void beforeCloseConsumer(ServerConsumer consumer, boolean failed) {
        if (consumer.getConnectionProtocolName().startsWith(MQTTProtocolManagerFactory.MQTT_PROTOCOL_NAME)) {
            // So that nothing more is sent meanwhile; closing does the same next.
            consumer.setStarted(false);
            remember(consumer, delivering(consumer));
        }
    }

    private static List<MessageReference> delivering(ServerConsumer consumer) {
        return consumer.scanDeliveringReferences(false, reference -> true, reference -> false);
    }

    private void remember(ServerConsumer consumer, List<MessageReference> delivering) {
        if (!delivering.isEmpty()) {
            outbound(consumer.getConnectionClientID()).ifPresent(store -> {
                Map<Integer, Sent> ids =
                        unacknowledged.computeIfAbsent(consumer.getSessionID(), name -> new ConcurrentHashMap<>());
                delivering.stream()
                        .map(reference -> new Sent(reference.getMessageID(), consumer.getID()))
                        .forEach(sent -> id(store, sent).ifPresent(id -> ids.put(id, sent)));
            });
        }
    }

    @Override
    public void afterCloseSession(ServerSession session, boolean failed) {
        Map<Integer, Sent> ids = unacknowledged.remove(session.getName());
        if (ids != null) {
            outbound(session.getRemotingConnection().getClientID())
                    .ifPresent(store -> ids.forEach((id, sent) -> free(store, id, sent)));
        }
    }

    /** Unless it was acknowledged since; then it is free, or has been given to another message. */
    private static void free(OutboundStore store, int id, Sent sent) {
        id(store, sent).filter(now -> now == id).ifPresent(store::publishAckd);
    }

    /** Empty where all ids are taken, and none is this one's. */
    private static Optional<Integer> id(OutboundStore store, Sent sent) {
        try {
            return Optional.of(sent.id(store));
        } catch (IllegalStateException noneIsFree) {
            LOG.debug("No packet id is free, and {} has none", sent);
            return Optional.empty();
        }
    }

    private Optional<OutboundStore> outbound(String clientId) {
        return Optional.ofNullable(server.sessions().getSessionStates().get(clientId))
                .map(MQTTSessionState::getOutboundStore);
    }
}
