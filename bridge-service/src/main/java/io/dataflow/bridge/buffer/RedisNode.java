package io.dataflow.bridge.buffer;

import io.dataflow.contract.query.BufferNodeReport;
import io.dataflow.platform.buffer.NodeName;
import io.lettuce.core.RedisClient;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A Redis server as a buffer node: left out at its first failure, asked again by {@link #probe}, and back once it is well. */
final class RedisNode implements BufferNode, AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(RedisNode.class);

    private final NodeAddress address;
    private final RedisClient client;
    private final BufferSettings settings;
    private final InstantSource clock;
    private final AtomicReference<State> state =
            new AtomicReference<>(new LeftOut("has not been tried yet", 0, Instant.MIN));
    private volatile NodeMeasure measure = NodeMeasure.none();

    RedisNode(NodeAddress address, RedisClient client, BufferSettings settings, InstantSource clock) {
        this.address = address;
        this.client = client;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public NodeName name() {
        return address.name();
    }

    @Override
    public boolean healthy() {
        return state.get() instanceof Up;
    }

    @Override
    public CompletionStage<Void> push(List<byte[]> entries) {
        return switch (state.get()) {
            case Up up -> pushOver(up, entries);
            case LeftOut out -> CompletableFuture.failedFuture(new BufferUnavailable(name(), out.why()));
        };
    }

    private CompletionStage<Void> pushOver(Up up, List<byte[]> entries) {
        try {
            return up.link().push(entries).handle((pushed, failure) -> {
                if (failure != null) {
                    throw failed(up, failure);
                }
                return null;
            });
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(failed(up, e));
        }
    }

    private BufferUnavailable failed(Up up, Throwable failure) {
        String why = Failures.inWords(failure);
        leaveOut(up, why);
        return new BufferUnavailable(name(), why);
    }

    /** Asks a healthy node how it is, and tries one that is left out where its time has come; blocks as long as the settings let it. */
    void probe() {
        switch (state.get()) {
            case Up up -> check(up);
            case LeftOut out -> comeBackInTime(out);
        }
    }

    private void comeBackInTime(LeftOut out) {
        if (!clock.instant().isBefore(out.nextTry())) {
            comeBack(out);
        }
    }

    private void check(Up up) {
        try {
            measure = up.link().measure();
            measure.obstacle(settings.fullAt()).ifPresent(why -> leaveOut(up, why));
        } catch (RuntimeException e) {
            leaveOut(up, Failures.inWords(e));
        }
    }

    private void comeBack(LeftOut out) {
        RedisLink link;
        try {
            link = new RedisLink(client, address);
        } catch (RuntimeException e) {
            stayOut(out, Failures.inWords(e));
            return;
        }
        Optional<String> obstacle = obstacle(link);
        if (obstacle.isPresent()) {
            link.close();
            stayOut(out, obstacle.get());
        } else {
            enter(out, new Up(link));
        }
    }

    private Optional<String> obstacle(RedisLink link) {
        try {
            measure = link.measure();
            return measure.obstacle(settings.fullAt());
        } catch (RuntimeException e) {
            return Optional.of(Failures.inWords(e));
        }
    }

    private void enter(LeftOut out, Up up) {
        if (state.compareAndSet(out, up)) {
            log.info("Buffer node {} at {} is well; readings go to it", name(), address.hostAndPort());
        } else {
            up.link().close();
        }
    }

    private void leaveOut(Up up, String why) {
        Duration wait = settings.backOff().after(1, ThreadLocalRandom.current());
        if (state.compareAndSet(up, new LeftOut(why, 1, clock.instant().plus(wait)))) {
            log.warn("Buffer node {} {}; readings go to the others, next try in {} ms", name(), why, wait.toMillis());
            up.link().close();
        }
    }

    private void stayOut(LeftOut out, String why) {
        Duration wait = settings.backOff().after(out.failures() + 1, ThreadLocalRandom.current());
        state.compareAndSet(
                out, new LeftOut(why, out.failures() + 1, clock.instant().plus(wait)));
        if (out.failures() == 0) {
            log.warn("Buffer node {} {}; it gets no readings, next try in {} ms", name(), why, wait.toMillis());
        }
    }

    @Override
    public BufferNodeReport report() {
        NodeMeasure last = measure;
        return new BufferNodeReport(
                name().value(),
                address.hostAndPort(),
                healthy(),
                problem(),
                last.received(),
                last.settled(),
                last.waiting(),
                last.claimed(),
                last.latency().toNanos() / 1e6,
                last.usedMemory(),
                last.balanced());
    }

    private String problem() {
        return switch (state.get()) {
            case Up up -> "";
            case LeftOut out ->
                out.failures() == 0
                        ? "It has not been tried yet"
                        : "It " + out.why() + ". Readings go to the other nodes; next try at " + out.nextTry();
        };
    }

    @Override
    public void close() {
        if (state.getAndSet(new LeftOut("was closed", 1, Instant.MAX)) instanceof Up up) {
            up.link().close();
        }
    }

    /** Whether readings go to the node. */
    private sealed interface State {}

    private record Up(RedisLink link) implements State {}

    private record LeftOut(String why, int failures, Instant nextTry) implements State {}
}
