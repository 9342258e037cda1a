package io.dataflow.broker;

import io.netty.channel.Channel;
import io.netty.handler.codec.mqtt.MqttFixedHeader;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttMessageIdAndPropertiesVariableHeader;
import io.netty.handler.codec.mqtt.MqttMessageType;
import io.netty.handler.codec.mqtt.MqttProperties;
import io.netty.handler.codec.mqtt.MqttQoS;
import io.netty.handler.codec.mqtt.MqttReasonCodes;
import io.netty.handler.codec.mqtt.MqttSubAckMessage;
import io.netty.handler.codec.mqtt.MqttSubAckPayload;
import io.netty.handler.codec.mqtt.MqttSubscribeMessage;
import io.netty.handler.codec.mqtt.MqttTopicSubscription;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.apache.activemq.artemis.core.protocol.mqtt.MQTTInterceptor;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyConnection;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Refuses subscriptions that somebody has no right to, before Artemis sees them: it would find out late, and then delete the queue
 * that was asked for, even where that is a service's. Who asks is told so and disconnected.
 */
final class SubscribeGate implements MQTTInterceptor {

    private static final Logger LOG = LoggerFactory.getLogger(SubscribeGate.class);

    @Override
    public boolean intercept(MqttMessage packet, RemotingConnection connection) {
        if (!(packet instanceof MqttSubscribeMessage subscribe)) {
            return true;
        }
        // Who sends SUBSCRIBE before the answer to CONNECT has no rights yet, and is refused too.
        Optional<TopicRights> rights = RightsPrincipal.rights(connection.getSubject());
        List<String> refused = subscribe.payload().topicSubscriptions().stream()
                .map(MqttTopicSubscription::topicFilter)
                .filter(filter -> rights.isEmpty() || !rights.get().maySubscribe(filter))
                .toList();
        if (refused.isEmpty()) {
            return true;
        }
        LOG.info(
                "{} at {} may not subscribe to {}; disconnected",
                connection.getClientID(),
                connection.getRemoteAddress(),
                refused);
        tell(subscribe, connection);
        return false;
    }

    private static void tell(MqttSubscribeMessage subscribe, RemotingConnection connection) {
        if (connection.getTransportConnection() instanceof NettyConnection transport) {
            Channel channel = transport.getChannel();
            int count = subscribe.payload().topicSubscriptions().size();
            channel.writeAndFlush(answer(subscribe.variableHeader().messageId(), count));
        }
    }

    private static MqttSubAckMessage answer(int packetId, int count) {
        Integer notAuthorized = MqttReasonCodes.SubAck.NOT_AUTHORIZED.byteValue() & 0xFF;
        return new MqttSubAckMessage(
                new MqttFixedHeader(MqttMessageType.SUBACK, false, MqttQoS.AT_MOST_ONCE, false, 0),
                new MqttMessageIdAndPropertiesVariableHeader(packetId, MqttProperties.NO_PROPERTIES),
                new MqttSubAckPayload(Collections.nCopies(count, notAuthorized)));
    }
}
