package io.dataflow.benchmarks.fleet;

import io.dataflow.contract.BufferKeys;
import io.dataflow.local.LocalRedis;
import java.util.Map;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.params.ScanParams;
import redis.clients.jedis.resps.ScanResult;

/** The account of one buffer node. */
public record NodeLedger(String node, long received, long settled, long waiting, long claimed) {

    private static final String CLAIMS = BufferKeys.claim("*");

    /**
     * Asks the node.
     *
     * @throws JedisException where it doesn't answer
     */
    public static NodeLedger read(LocalRedis node) {
        try (Jedis redis = new Jedis(node.uri())) {
            Map<String, String> ledger = redis.hgetAll(BufferKeys.LEDGER);
            return new NodeLedger(
                    node.name(),
                    Long.parseLong(ledger.getOrDefault(BufferKeys.RECEIVED, "0")),
                    Long.parseLong(ledger.getOrDefault(BufferKeys.SETTLED, "0")),
                    redis.llen(BufferKeys.WAITING),
                    claimed(redis));
        }
    }

    /**
     * How many envelopes the node has ever received.
     *
     * @throws JedisException where it doesn't answer
     */
    public static long received(LocalRedis node) {
        try (Jedis redis = new Jedis(node.uri())) {
            String received = redis.hget(BufferKeys.LEDGER, BufferKeys.RECEIVED);
            return received == null ? 0 : Long.parseLong(received);
        }
    }

    /** Whether nothing is left on it and nothing was lost from it. */
    public boolean settledAll() {
        return waiting == 0 && claimed == 0 && received == settled;
    }

    private static long claimed(Jedis redis) {
        long claimed = 0;
        String cursor = ScanParams.SCAN_POINTER_START;
        do {
            ScanResult<String> page =
                    redis.scan(cursor, new ScanParams().match(CLAIMS).count(1000));
            for (String claim : page.getResult()) {
                claimed += redis.llen(claim);
            }
            cursor = page.getCursor();
        } while (!cursor.equals(ScanParams.SCAN_POINTER_START));
        return claimed;
    }
}
