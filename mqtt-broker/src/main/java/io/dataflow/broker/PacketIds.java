package io.dataflow.broker;

import java.util.List;
import java.util.Optional;
import org.apache.activemq.artemis.core.protocol.mqtt.MQTTProtocolManagerFactory;
import org.apache.activemq.artemis.core.protocol.mqtt.MQTTSessionState;
import org.apache.activemq.artemis.core.protocol.mqtt.MQTTSessionState.OutboundStore;
import org.apache.activemq.artemis.core.protocol.mqtt.MQTTStateManager;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.MessageReference;
import org.apache.activemq.artemis.core.server.ServerConsumer;
import org.apache.activemq.artemis.core.server.plugin.ActiveMQServerConsumerPlugin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Frees the packet ids of what a consumer leaves unacknowledged. Artemis delivers that again under new ids and keeps the old ones taken
 * as long as the session lives; once all 65,535 are, it would deliver nothing more to it, and say so only in its log.
 */
final class PacketIds implements ActiveMQServerConsumerPlugin {

    private static final Logger LOG = LoggerFactory.getLogger(PacketIds.class);

    private final ActiveMQServer server;

    PacketIds(ActiveMQServer server) {
        this.server = server;
    }

    @Override
    public void beforeCloseConsumer(ServerConsumer consumer, boolean failed) {
        if (consumer.getConnectionProtocolName().startsWith(MQTTProtocolManagerFactory.MQTT_PROTOCOL_NAME)) {
            // So that nothing more is sent meanwhile; closing does the same next.
            consumer.setStarted(false);
            free(consumer, unacknowledged(consumer));
        }
    }

    private static List<MessageReference> unacknowledged(ServerConsumer consumer) {
        return consumer.scanDeliveringReferences(false, reference -> true, reference -> false);
    }

    private void free(ServerConsumer consumer, List<MessageReference> unacknowledged) {
        if (!unacknowledged.isEmpty()) {
            outbound(consumer)
                    .ifPresent(store -> unacknowledged.forEach(reference -> free(store, reference, consumer)));
        }
    }

    /** Asked for the id of a message that was sent, the store gives that one. */
    private static void free(OutboundStore store, MessageReference reference, ServerConsumer consumer) {
        store.publishAckd(store.generateMqttId(reference.getMessageID(), consumer.getID()));
    }

    private Optional<OutboundStore> outbound(ServerConsumer consumer) {
        try {
            return Optional.ofNullable(MQTTStateManager.getInstance(server)
                            .getSessionStates()
                            .get(consumer.getConnectionClientID()))
                    .map(MQTTSessionState::getOutboundStore);
        } catch (Exception e) {
            LOG.warn("The packet ids of {} are not freed", consumer.getConnectionClientID(), e);
            return Optional.empty();
        }
    }
}
