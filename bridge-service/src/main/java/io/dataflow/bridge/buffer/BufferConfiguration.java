package io.dataflow.bridge.buffer;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.TimeoutOptions;
import java.time.InstantSource;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the buffer nodes that the settings name. */
@Configuration(proxyBeanMethods = false)
class BufferConfiguration {

    /**
     * Reconnecting is left to {@link RedisNode}: the client's own would send again what may have been carried out, long after the
     * same readings went to another node.
     */
    @Bean(destroyMethod = "shutdown")
    RedisClient bufferClient(BufferSettings settings) {
        RedisClient client = RedisClient.create();
        client.setOptions(ClientOptions.builder()
                .autoReconnect(false)
                .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
                .timeoutOptions(TimeoutOptions.enabled(settings.answerWithin()))
                .socketOptions(SocketOptions.builder()
                        .connectTimeout(settings.connectWithin())
                        .build())
                .build());
        return client;
    }

    @Bean
    NodeProbes nodeProbes(BufferSettings settings, RedisClient client, InstantSource clock) {
        List<RedisNode> nodes = settings.addresses().stream()
                .map(address -> new RedisNode(address, client, settings, clock))
                .toList();
        return new NodeProbes(nodes, settings.probeEvery());
    }

    @Bean
    BufferNodes bufferNodes(NodeProbes probes, BufferSettings settings) {
        return new BufferNodes(probes.nodes(), settings.batchesUnderWay(), settings.catchUp());
    }
}
