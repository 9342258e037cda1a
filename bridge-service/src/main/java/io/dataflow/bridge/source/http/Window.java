package io.dataflow.bridge.source.http;

import io.dataflow.bridge.delivery.Acknowledgement;
import io.dataflow.bridge.delivery.Deliveries;
import io.dataflow.bridge.delivery.Delivery;
import io.dataflow.bridge.delivery.Room;
import io.dataflow.bridge.delivery.Space;
import io.dataflow.contract.Envelope;
import io.dataflow.contract.MessageId;
import io.dataflow.platform.problem.Problem;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The readings of one request that are on their way to a buffer node: so few that no request fills the memory, and fewer where
 * others wait. They are told of in the order in which they were sent, so that what comes before the oldest is safe. The first finds
 * a place at once or not at all; later ones wait. To be used by the thread of the request only.
 */
final class Window implements AutoCloseable {

    static final Duration RETRY_AFTER = Duration.ofSeconds(5);
    static final String TITLE = "Not taken at the moment";

    private static final int MOST = 2000;

    private final Deliveries deliveries;
    private final Room room;
    private final Duration longestWait;
    private final Tally tally;
    private final Thread owner = Thread.currentThread();
    private final Deque<Line> underWay = new ArrayDeque<>();
    private boolean begun;
    private volatile boolean open = true;
    private volatile @Nullable Line awaited;

    /** @param longestWait for a buffer node to take a reading */
    Window(Deliveries deliveries, Room room, Duration longestWait, Tally tally) {
        this.deliveries = deliveries;
        this.room = room;
        this.longestWait = longestWait;
        this.tally = tally;
    }

    /**
     * Hands a reading to the pump, when it is its turn.
     *
     * @throws Problem 503 if there is no place for it in time; then it is not under way
     */
    void add(long number, MessageId id, Envelope envelope) {
        awaitTurn();
        Line line = new Line(number, id);
        Space space = space(Delivery.bytes(envelope));
        if (!offer(new Delivery(envelope, line, space))) {
            space.close();
            throw refused("Too many readings wait already, so this one was not taken. Send it again later.");
        }
        underWay.add(line);
        begun = true;
    }

    private void awaitTurn() {
        sweep();
        while (!mayGoOn()) {
            await(middle());
            sweep();
        }
    }

    /** One alone may always try. */
    private boolean mayGoOn() {
        return underWay.isEmpty() || underWay.size() < MOST && !deliveries.halfFull() && !room.halfTaken();
    }

    private Space space(long bytes) {
        Optional<Space> space = begun ? uninterrupted(() -> room.take(bytes, longestWait)) : room.tryTake(bytes);
        return space.orElseThrow(() ->
                refused("The readings that wait take up all the memory there is for them, so this one was not taken."
                        + " Send it again later."));
    }

    private boolean offer(Delivery delivery) {
        return begun
                ? uninterrupted(() -> deliveries.offer(delivery, longestWait) ? Optional.of(true) : Optional.empty())
                        .isPresent()
                : deliveries.offer(delivery);
    }

    /** Waits until all are safe. @throws Problem 503 if one isn't in time */
    void awaitAll() {
        sweep();
        while (!underWay.isEmpty()) {
            await(underWay.getLast());
            sweep();
        }
    }

    /** The oldest that is not known to be safe. */
    OptionalLong oldest() {
        tellOfSafe();
        return underWay.isEmpty() ? OptionalLong.empty() : OptionalLong.of(underWay.getFirst().number);
    }

    private void sweep() {
        tellOfSafe();
        Line oldest = underWay.peekFirst();
        if (oldest != null && oldest.state == State.GIVEN_UP) {
            throw refused("The bridge is being stopped, so the reading was not taken. Send it again later.");
        }
    }

    /** Tells of those that are safe, up to the first that is not. */
    private void tellOfSafe() {
        Line oldest = underWay.peekFirst();
        while (oldest != null && oldest.state == State.SAFE) {
            tally.taken(oldest.number, oldest.id);
            underWay.removeFirst();
            oldest = underWay.peekFirst();
        }
    }

    /** Half of them answered is a good time to go on: one wake-up for many. */
    private Line middle() {
        Iterator<Line> lines = underWay.iterator();
        for (int i = 0; i < (underWay.size() - 1) / 2; i++) {
            lines.next();
        }
        return lines.next();
    }

    /** Waits for one, or for the oldest where that one is settled. */
    private void await(Line later) {
        Line line = later.state == State.WAITING ? later : underWay.getFirst();
        awaited = line;
        long deadline = System.nanoTime() + longestWait.toNanos();
        while (line.state == State.WAITING) {
            long left = deadline - System.nanoTime();
            if (left <= 0 || owner.isInterrupted()) {
                throw refused(
                        "No buffer node said in time that it has the reading. Send it again later; with a message_id"
                                + " or a timestamp in it, or with an Idempotency-Key, it is stored once even if it did arrive.");
            }
            LockSupport.parkNanos(this, left);
        }
    }

    private static Problem refused(String why) {
        return Problem.unavailable(TITLE, why, RETRY_AFTER);
    }

    private static <T> Optional<T> uninterrupted(Waiting<T> waiting) {
        try {
            return waiting.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /** Nobody waits any more for what is still under way, and the pump forgets it where it can. */
    @Override
    public void close() {
        open = false;
        if (!underWay.isEmpty()) {
            deliveries.forgetUnawaited();
        }
    }

    private interface Waiting<T> {
        Optional<T> get() throws InterruptedException;
    }

    private enum State {
        WAITING,
        SAFE,
        GIVEN_UP
    }

    /** What a request waits for: that one of its readings is safe. */
    private final class Line implements Acknowledgement {

        private final long number;
        private final MessageId id;
        private volatile State state = State.WAITING;

        private Line(long number, MessageId id) {
            this.number = number;
            this.id = id;
        }

        @Override
        public void acknowledge() {
            settle(State.SAFE);
        }

        @Override
        public void giveUp() {
            if (state == State.WAITING) {
                settle(State.GIVEN_UP);
            }
        }

        private void settle(State settled) {
            state = settled;
            if (awaited == this) {
                LockSupport.unpark(owner);
            }
        }

        @Override
        public boolean awaited() {
            return open;
        }
    }
}
