package io.dataflow.benchmarks.measure;

import io.dataflow.benchmarks.load.StampedPayload;
import io.dataflow.contract.BufferKeys;
import io.dataflow.local.LocalRedis;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.exceptions.JedisException;

/**
 * Empties one buffer node, so that it doesn't fill up, and notes how old the readings are that it takes. It asks once a
 * millisecond with one script, which costs the node little and always the same, and shows a reading up to that much older than it
 * is. It settles what it takes, so that the node's account balances.
 */
final class Drain implements AutoCloseable {

    private static final byte[] TAKE = """
            local taken = redis.call('LPOP', KEYS[1], 2000)
            if not taken then return {} end
            redis.call('HINCRBY', KEYS[2], ARGV[1], #taken)
            return taken""".getBytes(StandardCharsets.UTF_8);
    private static final List<byte[]> KEYS = List.of(bytes(BufferKeys.WAITING), bytes(BufferKeys.LEDGER));
    private static final List<byte[]> FIELD = List.of(bytes(BufferKeys.SETTLED));
    private static final long PAUSE_NANOS = 1_000_000;
    private static final long RETRY_NANOS = 200_000_000;

    private final LocalRedis node;
    private final int payloadBytes;
    private final Latencies latencies;
    private final Thread thread;
    private volatile boolean closing;

    Drain(LocalRedis node, int payloadBytes, Latencies latencies) {
        this.node = node;
        this.payloadBytes = payloadBytes;
        this.latencies = latencies;
        this.thread = Thread.ofPlatform().name("drain " + node.name()).start(this::run);
    }

    @Override
    public void close() {
        closing = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        while (!closing) {
            try (Jedis redis = new Jedis(node.uri())) {
                drain(redis);
            } catch (JedisException e) {
                LockSupport.parkNanos(RETRY_NANOS); // it is away at the moment
            }
        }
    }

    private void drain(Jedis redis) {
        while (!closing) {
            List<?> taken = (List<?>) redis.eval(TAKE, KEYS, FIELD);
            long now = StampedPayload.nowMicros();
            for (Object entry : taken) {
                latencies.add(now - StampedPayload.microsIn((byte[]) entry, payloadBytes));
            }
            if (taken.size() < 1_000) {
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
