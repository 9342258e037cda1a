package io.dataflow.quickstart.fleet;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/** Decides, for one member, whether a death is one too many and how long to wait before the next start. */
final class Deaths {

    private static final int TOO_MANY = 5;
    private static final int TOO_MANY_BEFORE_READY = 3;
    private static final Duration WINDOW = Duration.ofMinutes(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);

    private final Deque<Instant> recent = new ArrayDeque<>();
    private int withoutBeingReady;

    /** The member was ready: what went wrong before that doesn't count against its start any more. */
    void wasReady() {
        withoutBeingReady = 0;
    }

    Verdict count(Instant death) {
        recent.removeIf(earlier -> earlier.isBefore(death.minus(WINDOW)));
        recent.addLast(death);
        withoutBeingReady++;
        if (recent.size() >= TOO_MANY) {
            return new Verdict.GiveUp("died %d times within a minute".formatted(recent.size()));
        }
        if (withoutBeingReady > TOO_MANY_BEFORE_READY) {
            return new Verdict.GiveUp("died %d times before it was ready".formatted(withoutBeingReady));
        }
        Duration pause = Duration.ofMillis(500L << Math.min(5, recent.size() - 1));
        return new Verdict.StartAgain(pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause);
    }

    /** What to do after a death. */
    sealed interface Verdict {

        record StartAgain(Duration after) implements Verdict {}

        record GiveUp(String why) implements Verdict {}
    }
}
