package io.dataflow.bridge.buffer;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.dataflow.contract.BufferKeys;
import io.dataflow.platform.buffer.NodeState;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.api.async.RedisAsyncCommands;
import io.lettuce.core.api.sync.RedisCommands;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** What the bridge does on a node in one step each: Lua scripts, brought over once a connection. */
final class NodeScripts {

    private static final byte[][] KEYS = {
        bytes(BufferKeys.WAITING),
        bytes(BufferKeys.LEDGER),
        bytes(BufferKeys.OWNERS),
        bytes(BufferKeys.STATE),
        bytes(BufferKeys.STATE_REVISION)
    };

    private static final byte[] PUSH = bytes("""
            if redis.call('EXISTS', KEYS[4]) == 1 then
              return 0
            end
            redis.call('RPUSH', KEYS[1], unpack(ARGV))
            redis.call('HINCRBY', KEYS[2], '%s', #ARGV)
            return #ARGV
            """.formatted(BufferKeys.RECEIVED));

    private static final String COUNTS = """
            local claimed = 0
            for _, id in ipairs(redis.call('HKEYS', KEYS[3])) do
              claimed = claimed + redis.call('LLEN', ARGV[1] .. id)
            end
            local waiting = redis.call('LLEN', KEYS[1])
            local ledger = redis.call('HMGET', KEYS[2], '%s', '%s')
            local received, settled = tonumber(ledger[1] or 0), tonumber(ledger[2] or 0)
            """.formatted(BufferKeys.RECEIVED, BufferKeys.SETTLED);

    private static final byte[] COUNT = bytes(COUNTS + """
            local state, revision = redis.call('GET', KEYS[4]) or '', redis.call('GET', KEYS[5]) or '0'
            return {received, settled, waiting, claimed, tonumber(revision), state}
            """);

    // What writes deletes first: then a node that is full lets the script go on.
    private static final String SET_STATE = """
            redis.call('DEL', KEYS[4], KEYS[5])
            redis.call('SET', KEYS[5], ARGV[2])
            """;

    private static final byte[] TELL = bytes("""
            if tonumber(redis.call('GET', KEYS[5]) or '0') >= tonumber(ARGV[2]) then
              return 0
            end
            """ + SET_STATE + """
            if ARGV[1] ~= 'active' then
              redis.call('SET', KEYS[4], ARGV[1])
            end
            return 1
            """);

    private static final byte[] REMOVE = bytes(COUNTS + """
            if waiting + claimed > 0 and ARGV[3] ~= '1' then
              return {received, settled, waiting, claimed, 0}
            end
            """ + SET_STATE + """
            redis.call('SET', KEYS[4], 'removed')
            return {received, settled, waiting, claimed, 1}
            """);

    private static final byte[] FENCE = bytes(COUNTS + """
            if tonumber(redis.call('GET', KEYS[5]) or '0') > tonumber(ARGV[2]) then
              return {received, settled, waiting, claimed, 0}
            end
            """ + SET_STATE + """
            redis.call('SET', KEYS[4], 'removed')
            return {received, settled, waiting, claimed, 1}
            """);

    private static final byte[] CLAIMS = bytes(BufferKeys.claim(""));

    private final String push;
    private final String count;
    private final String tell;
    private final String remove;
    private final String fence;

    /** Brings them over; blocks. */
    NodeScripts(RedisCommands<byte[], byte[]> redis) {
        push = redis.scriptLoad(PUSH);
        count = redis.scriptLoad(COUNT);
        tell = redis.scriptLoad(TELL);
        remove = redis.scriptLoad(REMOVE);
        fence = redis.scriptLoad(FENCE);
    }

    CompletionStage<Boolean> push(RedisAsyncCommands<byte[], byte[]> redis, List<byte[]> entries) {
        return redis.<Long>evalsha(push, ScriptOutputType.INTEGER, KEYS, entries.toArray(byte[][]::new))
                .thenApply(pushed -> pushed > 0);
    }

    NodeCounts count(RedisCommands<byte[], byte[]> redis) {
        List<Object> counts = redis.evalsha(count, ScriptOutputType.MULTI, KEYS, CLAIMS);
        return new NodeCounts(
                (Long) counts.get(0),
                (Long) counts.get(1),
                (Long) counts.get(2),
                (Long) counts.get(3),
                new String((byte[]) counts.get(5), UTF_8),
                (Long) counts.get(4));
    }

    void tell(RedisCommands<byte[], byte[]> redis, NodeState state, long revision) {
        redis.<Long>evalsha(tell, ScriptOutputType.INTEGER, KEYS, bytes(state.word()), bytes(String.valueOf(revision)));
    }

    /** Its ledger goes on too: what becomes of the list after that may fail, and then it is all there is. */
    Removal remove(RedisCommands<byte[], byte[]> redis, boolean force, long revision) {
        return ended(redis, remove, revision, force ? "1" : "0");
    }

    /** Lets nobody push any more, unless it was used again since; its ledger goes on. */
    Removal fence(RedisCommands<byte[], byte[]> redis, long revision) {
        return ended(redis, fence, revision, "");
    }

    private static Removal ended(RedisCommands<byte[], byte[]> redis, String script, long revision, String how) {
        List<Long> counts = redis.evalsha(
                script, ScriptOutputType.MULTI, KEYS, CLAIMS, bytes(String.valueOf(revision)), bytes(how));
        NodeCounts left = new NodeCounts(counts.get(0), counts.get(1), counts.get(2), counts.get(3), "", revision);
        return new Removal(counts.get(4) == 1, left);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }

    /**
     * What became of a removal.
     *
     * @param done false where something lies on the node and no force was used, or where it was used again; then nothing was changed
     * @param left the node's account at that moment
     */
    record Removal(boolean done, NodeCounts left) {}
}
