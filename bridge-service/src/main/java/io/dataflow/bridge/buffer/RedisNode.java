package io.dataflow.bridge.buffer;

import io.dataflow.contract.query.BufferNodeReport;
import io.dataflow.platform.buffer.NodeClients;
import io.dataflow.platform.buffer.NodeEntry;
import io.dataflow.platform.buffer.NodeName;
import io.dataflow.platform.buffer.NodeState;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisNoScriptException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A Redis server as a buffer node: left out at its first failure, asked again by {@link #probe}, and back once it is well. One that
 * answers but has to be spared, for being full for example, keeps its connection meanwhile.
 */
final class RedisNode implements BufferNode, AutoCloseable {

    private final NodeClients clients;
    private final BufferSettings settings;
    private final InstantSource clock;
    private final NodeDiary diary;
    private final AtomicReference<State> state = new AtomicReference<>(LeftOut.untried());
    private final AtomicInteger refusals = new AtomicInteger();
    private volatile NodeEntry entry;
    private volatile NodeMeasure measure = NodeMeasure.none();

    RedisNode(NodeEntry entry, NodeClients clients, BufferSettings settings, InstantSource clock, NodeDiary diary) {
        this.entry = entry;
        this.clients = clients;
        this.settings = settings;
        this.clock = clock;
        this.diary = diary;
    }

    @Override
    public NodeName name() {
        return entry.name();
    }

    @Override
    public boolean healthy() {
        return state.get() instanceof Up && entry.state() == NodeState.ACTIVE;
    }

    NodeEntry entry() {
        return entry;
    }

    /** What it last said of itself. */
    NodeMeasure measure() {
        return measure;
    }

    /** Takes over what the list of nodes says; with another address, it is as a node that has not been tried. */
    void follow(NodeEntry now) {
        boolean moved = !now.address().equals(entry.address());
        entry = now;
        refusals.set(0);
        if (moved) {
            close(state.getAndSet(LeftOut.untried()));
        } else if (state.get() instanceof Spared spared) {
            state.compareAndSet(spared, new Spared(spared.link(), spared.obstacle(), Instant.MIN));
        }
    }

    @Override
    public CompletionStage<Void> push(List<byte[]> entries) {
        return switch (state.get()) {
            case Up up -> pushOver(up, entries);
            case Spared spared -> unavailable(spared.obstacle().why());
            case LeftOut out -> unavailable(out.why());
        };
    }

    private CompletionStage<Void> unavailable(String why) {
        return CompletableFuture.failedFuture(new BufferUnavailable(name(), why));
    }

    private CompletionStage<Void> pushOver(Up up, List<byte[]> entries) {
        try {
            return up.link()
                    .push(
                            entries,
                            settings.replicasThatConfirm(),
                            settings.answerWithin().dividedBy(2))
                    .handle((pushed, failure) -> {
                        if (failure != null) {
                            throw failed(up, failure);
                        }
                        if (!pushed) {
                            throw closed(up);
                        }
                        refusals.set(0);
                        return null;
                    });
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(failed(up, e));
        }
    }

    private BufferUnavailable failed(Up up, Throwable failure) {
        String why = Failures.inWords(failure);
        if (answered(failure)) {
            spare(up, new Obstacle(Obstacle.Kind.OTHER, why));
        } else {
            leaveOut(up, why);
        }
        return new BufferUnavailable(name(), why);
    }

    /** A node that refuses is not away; but one that has forgotten its scripts has been another's meanwhile. */
    private static boolean answered(Throwable failure) {
        Throwable cause = failure instanceof CompletionException wrapped ? wrapped.getCause() : failure;
        return cause instanceof RedisLink.TooFewReplicas
                || cause instanceof RedisCommandExecutionException && !(cause instanceof RedisNoScriptException);
    }

    private BufferUnavailable closed(Up up) {
        spare(up, new Obstacle(Obstacle.Kind.CLOSED, "takes no more readings: it is being drained or was removed"));
        return new BufferUnavailable(name(), "takes no more readings");
    }

    /** Asks a node that answers how it is, and tries one that is left out where its time has come; blocks as long as the settings let it. */
    void probe() {
        switch (state.get()) {
            case Up up -> check(up, up.link(), Obstacle.Kind.OTHER);
            case Spared spared -> {
                if (!clock.instant().isBefore(spared.nextLook())) {
                    check(spared, spared.link(), spared.obstacle().kind());
                }
            }
            case LeftOut out -> comeBackInTime(out);
        }
    }

    private void comeBackInTime(LeftOut out) {
        if (!clock.instant().isBefore(out.nextTry())) {
            comeBack(out);
        }
    }

    private void check(State now, RedisLink link, Obstacle.Kind was) {
        try {
            Optional<Obstacle> obstacle = look(link, was);
            if (obstacle.isPresent() && obstacle.get().kind() == Obstacle.Kind.ELSEWHERE) {
                leaveOut(now, obstacle.get().why());
            } else {
                settle(now, link, obstacle);
            }
        } catch (RuntimeException e) {
            leaveOut(now, Failures.inWords(e));
        }
    }

    private Optional<Obstacle> look(RedisLink link, Obstacle.Kind was) {
        NodeEntry known = entry;
        NodeMeasure now = link.measure();
        if (now.counts().revision() < known.revision() && now.refusal().isEmpty()) {
            link.tell(known.state(), known.revision());
            now = link.measure();
        }
        diary.counted(name(), measure.counts(), now.counts());
        measure = now;
        boolean closed =
                known.state() == NodeState.ACTIVE && !now.counts().state().isEmpty();
        return closed
                ? Optional.of(new Obstacle(
                        Obstacle.Kind.CLOSED, "takes no more readings: it is being drained or was removed"))
                : now.obstacle(settings, was);
    }

    private void comeBack(LeftOut out) {
        RedisLink link;
        try {
            link = RedisLink.open(clients, entry.address());
        } catch (RuntimeException e) {
            stayOut(out, Failures.inWords(e));
            return;
        }
        try {
            Optional<Obstacle> obstacle = look(link, Obstacle.Kind.OTHER);
            if (obstacle.isPresent() && obstacle.get().kind() == Obstacle.Kind.ELSEWHERE) {
                link.close();
                stayOut(out, obstacle.get().why());
            } else {
                settle(out, link, obstacle);
            }
        } catch (RuntimeException e) {
            link.close();
            stayOut(out, Failures.inWords(e));
        }
    }

    private void settle(State before, RedisLink link, Optional<Obstacle> obstacle) {
        if (before instanceof Up && obstacle.isEmpty()) {
            return;
        }
        State now =
                obstacle.<State>map(why -> new Spared(link, why, Instant.MIN)).orElseGet(() -> new Up(link));
        if (!state.compareAndSet(before, now)) {
            // Somebody left it out or closed it meanwhile, and with it the connection that was known.
            link.close();
        } else if (obstacle.isEmpty()) {
            diary.well(entry);
        } else if (!(before instanceof Spared)) {
            diary.spared(name(), obstacle.get());
        }
    }

    /** Called where a push was refused: it may be a matter of that one batch, so it is looked at again later and later. */
    private void spare(Up up, Obstacle obstacle) {
        Duration wait = settings.backOff().after(refusals.incrementAndGet(), ThreadLocalRandom.current());
        if (state.compareAndSet(
                up, new Spared(up.link(), obstacle, clock.instant().plus(wait)))) {
            diary.spared(name(), obstacle);
        }
    }

    private void leaveOut(State now, String why) {
        Duration wait = settings.backOff().after(1, ThreadLocalRandom.current());
        if (state.compareAndSet(now, new LeftOut(why, 1, clock.instant().plus(wait)))) {
            diary.leftOut(name(), why, wait);
            close(now);
        }
    }

    private void stayOut(LeftOut out, String why) {
        Duration wait = settings.backOff().after(out.failures() + 1, ThreadLocalRandom.current());
        if (state.compareAndSet(
                        out,
                        new LeftOut(why, out.failures() + 1, clock.instant().plus(wait)))
                && out.failures() == 0) {
            diary.leftOut(name(), why, wait);
        }
    }

    @Override
    public BufferNodeReport report() {
        return NodeReporting.report(entry, measure, state.get() instanceof Up, problem(), settings);
    }

    private String problem() {
        return switch (state.get()) {
            case Up up -> "";
            case Spared spared ->
                "It " + spared.obstacle().why() + ". Readings go to the other nodes until that has changed";
            case LeftOut out ->
                out.failures() == 0
                        ? "It has not been tried yet"
                        : "It " + out.why() + ". Readings go to the other nodes; next try within "
                                + Math.ceilDiv(settings.longestRetry().toMillis(), 1000) + " s";
        };
    }

    @Override
    public void close() {
        close(state.getAndSet(new LeftOut("was closed", 1, Instant.MAX)));
    }

    private static void close(State left) {
        switch (left) {
            case Up up -> up.link().close();
            case Spared spared -> spared.link().close();
            case LeftOut out -> {}
        }
    }

    /** Whether readings go to the node. */
    private sealed interface State {}

    private record Up(RedisLink link) implements State {}

    /** It answers, and gets no readings. */
    private record Spared(RedisLink link, Obstacle obstacle, Instant nextLook) implements State {}

    private record LeftOut(String why, int failures, Instant nextTry) implements State {

        private static LeftOut untried() {
            return new LeftOut("has not been tried yet", 0, Instant.MIN);
        }
    }
}
