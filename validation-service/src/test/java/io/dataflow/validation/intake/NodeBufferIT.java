package io.dataflow.validation.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataflow.contract.BufferKeys;
import io.dataflow.local.LocalRedis;
import io.dataflow.local.test.TestRedis;
import io.dataflow.platform.buffer.NodeName;
import io.lettuce.core.RedisClient;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

/** What a claim may hold, on a real node. */
class NodeBufferIT {

    private static final IntakeSettings SETTINGS =
            new IntakeSettings(2_000, DataSize.ofMegabytes(8), Duration.ofSeconds(10), Duration.ofSeconds(3));

    private final LocalRedis server = TestRedis.start();
    private final RedisClient client = RedisClient.create(server.uri().toString());
    private final NodeBuffer node =
            new NodeBuffer(new NodeName("redis-1"), Owner.incarnationOf("one"), SETTINGS, client);

    @AfterEach
    void end() {
        node.close();
        client.close();
        server.stop();
    }

    @Test
    void endsAClaimOfLargeEntriesBeforeItFillsTheMemory() {
        push(40, new byte[900_000]);

        Claim claim = node.claim().orElseThrow();

        assertThat(claim.entries()).hasSizeBetween(2, 10);
    }

    @Test
    void claimsAsManySmallEntriesAsAreAllowed() {
        push(3_000, new byte[150]);

        assertThat(node.claim().orElseThrow().entries()).hasSize(2_000);
        assertThat(node.claim().orElseThrow().entries()).hasSize(1_000);
        assertThat(node.claim()).isEmpty();
    }

    private void push(int count, byte[] entry) {
        try (var redis = client.connect(RedisCodec.of(StringCodec.UTF8, ByteArrayCodec.INSTANCE))) {
            for (int i = 0; i < count; i++) {
                redis.sync().rpush(BufferKeys.WAITING, entry);
            }
        }
    }
}
