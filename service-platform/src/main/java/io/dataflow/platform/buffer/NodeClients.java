package io.dataflow.platform.buffer;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.SslOptions;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.DefaultClientResources;
import io.lettuce.core.resource.DefaultEventLoopGroupProvider;
import io.netty.util.concurrent.EventExecutorGroup;
import io.netty.util.concurrent.ImmediateEventExecutor;
import io.netty.util.concurrent.Promise;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Makes the Redis clients of buffer nodes; they share threads. Safe for use by any number of threads. */
public final class NodeClients implements AutoCloseable {

    private final LastingThreads threads = new LastingThreads();
    private final ClientResources resources =
            DefaultClientResources.builder().eventLoopGroupProvider(threads).build();
    private final Duration answerWithin;
    private final Duration connectWithin;

    /** @param answerWithin a command that has no answer by then fails */
    public NodeClients(Duration answerWithin, Duration connectWithin) {
        this.answerWithin = answerWithin;
        this.connectWithin = connectWithin;
    }

    /**
     * A client whose {@code connect(codec)} leads to the node, of a Sentinel-managed group to its master at that moment; to be shut
     * down by whoever asked for it. A connection of it ends with its first failure and is never made anew behind one's back: what
     * may have been carried out must not be sent again.
     */
    public RedisClient open(NodeAddress address) {
        // Greetings may take longer than answers: with TLS there is more to say, and no reading waits for them.
        RedisClient client = RedisClient.create(resources, address.redisUri(answerWithin.plus(connectWithin)));
        ClientOptions.Builder options = ClientOptions.builder()
                .autoReconnect(false)
                .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
                .timeoutOptions(TimeoutOptions.enabled(answerWithin))
                .socketOptions(
                        SocketOptions.builder().connectTimeout(connectWithin).build());
        if (address.ca().isPresent()) {
            options.sslOptions(
                    SslOptions.builder().trustManager(address.ca().trust()).build());
        }
        client.setOptions(options.build());
        return client;
    }

    @Override
    public void close() {
        resources.shutdown(0, 1, TimeUnit.SECONDS).awaitUninterruptibly(2, TimeUnit.SECONDS);
        threads.shutdown(0, 1, TimeUnit.SECONDS).awaitUninterruptibly(2, TimeUnit.SECONDS);
    }

    /** Threads that don't end with the last client: the next one would only start them again. */
    private static final class LastingThreads extends DefaultEventLoopGroupProvider {

        LastingThreads() {
            super(DefaultClientResources.DEFAULT_IO_THREADS);
        }

        @Override
        public Promise<Boolean> release(EventExecutorGroup group, long quietly, long timeout, TimeUnit unit) {
            return ImmediateEventExecutor.INSTANCE.<Boolean>newPromise().setSuccess(true);
        }
    }
}
