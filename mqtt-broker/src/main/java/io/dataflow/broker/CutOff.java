package io.dataflow.broker;

import io.netty.handler.codec.mqtt.MqttFixedHeader;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttMessageType;
import io.netty.handler.codec.mqtt.MqttProperties;
import io.netty.handler.codec.mqtt.MqttQoS;
import io.netty.handler.codec.mqtt.MqttReasonCodeAndPropertiesVariableHeader;
import io.netty.handler.codec.mqtt.MqttReasonCodes;
import io.netty.handler.codec.mqtt.MqttTopicSubscription;
import java.util.Map;
import java.util.Optional;
import org.apache.activemq.artemis.core.protocol.mqtt.MQTTConnection;
import org.apache.activemq.artemis.core.protocol.mqtt.MQTTSessionState;
import org.apache.activemq.artemis.core.protocol.mqtt.MQTTStateManager;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyConnection;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Disconnects who has lost a right: a device whose key was changed or taken, and an anonymous one that listens to what is for a device
 * which has been registered since.
 */
final class CutOff {

    private static final Logger LOG = LoggerFactory.getLogger(CutOff.class);

    private final ActiveMQServer server;

    CutOff(ActiveMQServer server) {
        this.server = server;
    }

    /** Looks at everybody who is connected. */
    void sweep() throws Exception {
        MQTTStateManager states = MQTTStateManager.getInstance(server);
        for (Map.Entry<String, MQTTConnection> client :
                Map.copyOf(states.getConnectedClients()).entrySet()) {
            Optional<TopicRights> rights =
                    RightsPrincipal.rights(client.getValue().getSubject());
            if (rights.isPresent()
                    && !mayStay(rights.get(), states.getSessionStates().get(client.getKey()))) {
                end(client.getKey(), client.getValue());
            }
        }
    }

    private static boolean mayStay(TopicRights rights, MQTTSessionState session) {
        return rights.hold()
                && (session == null
                        || session.getSubscriptions().stream()
                                .map(MqttTopicSubscription::topicFilter)
                                .allMatch(rights::maySubscribe));
    }

    private static void end(String clientId, MQTTConnection connection) {
        LOG.info("{} at {} has lost its right to be here; disconnected", clientId, connection.getRemoteAddress());
        if (connection.getProtocolName().endsWith("5")
                && connection.getTransportConnection() instanceof NettyConnection transport) {
            transport.getChannel().writeAndFlush(goodbye());
        }
        connection.disconnect(false);
    }

    private static MqttMessage goodbye() {
        return new MqttMessage(
                new MqttFixedHeader(MqttMessageType.DISCONNECT, false, MqttQoS.AT_MOST_ONCE, false, 0),
                new MqttReasonCodeAndPropertiesVariableHeader(
                        MqttReasonCodes.Disconnect.NOT_AUTHORIZED.byteValue(), MqttProperties.NO_PROPERTIES));
    }
}
