package io.dataflow.broker;

import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.mqtt.MqttConnectMessage;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.flush.FlushConsolidationHandler;
import org.apache.activemq.artemis.core.protocol.mqtt.MQTTInterceptor;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyConnection;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;

/** Has what is ready for a client at the same moment written in one piece. Artemis writes packet by packet, a system call each. */
final class GatheredWrites implements MQTTInterceptor {

    private static final int MOST_PACKETS = 256;

    @Override
    public boolean intercept(MqttMessage packet, RemotingConnection connection) {
        if (packet instanceof MqttConnectMessage
                && connection.getTransportConnection() instanceof NettyConnection transport) {
            ChannelPipeline pipeline = transport.getChannel().pipeline();
            if (pipeline.get(FlushConsolidationHandler.class) == null) {
                pipeline.addFirst(new FlushConsolidationHandler(MOST_PACKETS, true));
            }
        }
        return true;
    }
}
