package io.dataflow.benchmarks.measure;

import io.dataflow.benchmarks.CannotRun;
import io.dataflow.benchmarks.load.LoadPlan;
import io.dataflow.benchmarks.load.StampedPayload;
import io.dataflow.contract.BufferKeys;
import io.dataflow.contract.DeviceId;
import io.dataflow.contract.Envelope;
import io.dataflow.contract.EnvelopeFormat;
import io.dataflow.contract.SourceName;
import io.dataflow.contract.Topics;
import io.dataflow.local.LocalRedis;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import redis.clients.jedis.Jedis;

/**
 * Envelopes that wait on the buffer nodes under another name, so that nobody takes them, until all of them are released at once. They
 * are what the bridge would have made of messages of the load's devices, spread over the nodes in lots as it would have done.
 */
final class PreparedReadings {

    /** As many envelopes as the bridge pushes at most. */
    private static final int LOT = 1_000;

    private static final byte[] PREPARED = bytes("benchmark:prepared");
    private static final byte[] WAITING = bytes(BufferKeys.WAITING);
    private static final byte[] LEDGER = bytes(BufferKeys.LEDGER);
    private static final byte[] RELEASE = bytes("""
            if redis.call('EXISTS', KEYS[2]) == 1 then return -1 end
            local count = redis.call('LLEN', KEYS[1])
            redis.call('RENAMENX', KEYS[1], KEYS[2])
            redis.call('HINCRBY', KEYS[3], ARGV[1], count)
            return count""");
    private static final SourceName SOURCE = new SourceName("mqtt");
    private static final long MOST_BYTES_A_NODE = 300L << 20;
    private static final long LOOK_AGAIN_NANOS = 20_000_000;

    private final List<LocalRedis> nodes;
    private final LoadPlan load;
    private final StampedPayload payload;
    private long next;

    PreparedReadings(List<LocalRedis> nodes, LoadPlan load) {
        this.nodes = List.copyOf(nodes);
        this.load = load;
        this.payload = load.payload();
    }

    /**
     * Puts so many more on the nodes.
     *
     * @param firstMicros when the first was measured, in microseconds of the epoch
     * @param stepMicros how much later than the one before each was measured
     */
    void prepare(long messages, long firstMicros, long stepMicros) {
        requireRoom(messages);
        for (int i = 0; i < nodes.size(); i++) {
            try (Jedis redis = new Jedis(nodes.get(i).uri())) {
                for (long from = (long) i * LOT; from < messages; from += (long) nodes.size() * LOT) {
                    redis.rpush(PREPARED, lot(from, Math.min(messages, from + LOT), firstMicros, stepMicros));
                }
                awaitWritten(redis);
            }
        }
        next += messages;
    }

    /** Lets all of them wait as if they had been received this moment; when that was, in microseconds of the epoch. */
    long release() {
        long now = StampedPayload.nowMicros();
        for (LocalRedis node : nodes) {
            try (Jedis redis = new Jedis(node.uri())) {
                release(redis, node.name());
            }
        }
        return now;
    }

    private static void release(Jedis redis, String node) {
        if (!redis.exists(PREPARED)) {
            return; // there were fewer lots than nodes
        }
        Object released = redis.eval(RELEASE, List.of(PREPARED, WAITING, LEDGER), List.of(bytes(BufferKeys.RECEIVED)));
        if ((Long) released < 0) {
            throw new CannotRun("Readings wait on " + node + " that this measurement didn't put there");
        }
    }

    private byte[][] lot(long from, long to, long firstMicros, long stepMicros) {
        byte[][] lot = new byte[(int) (to - from)][];
        for (int i = 0; i < lot.length; i++) {
            lot[i] = envelope(next + from + i, firstMicros + (from + i) * stepMicros);
        }
        return lot;
    }

    private byte[] envelope(long number, long micros) {
        DeviceId device = new DeviceId("bench-" + number % load.devices());
        return EnvelopeFormat.toBytes(new Envelope(
                number,
                SOURCE,
                Topics.telemetry(device),
                Optional.of(device),
                Instant.EPOCH.plus(micros, ChronoUnit.MICROS),
                Optional.empty(),
                Map.of(),
                payload.at(number, micros)));
    }

    private void requireRoom(long messages) {
        long bytes = messages * load.readings() * (load.payloadBytes() + 130L) / nodes.size();
        if (bytes > MOST_BYTES_A_NODE) {
            throw new CannotRun("%,d messages are too much for the memory of %d buffer nodes; take at most %,d"
                    .formatted(messages, nodes.size(), messages * MOST_BYTES_A_NODE / bytes));
        }
    }

    /** A node that writes its file anew would do so during the measurement. */
    private static void awaitWritten(Jedis redis) {
        while (redis.info("persistence").contains("aof_rewrite_in_progress:1")) {
            LockSupport.parkNanos(LOOK_AGAIN_NANOS);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
