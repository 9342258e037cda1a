package io.dataflow.validation.modelling.dryrun;

import java.time.Duration;

/** When a dry run has to end, whatever it has looked at by then. */
final class Deadline {

    private final long end;

    Deadline(Duration budget) {
        end = System.nanoTime() + budget.toNanos();
    }

    boolean isOver() {
        return System.nanoTime() >= end;
    }

    /** For how long a query may take, in whole seconds. */
    int secondsLeft() {
        return (int) Math.max(1, Duration.ofNanos(end - System.nanoTime()).toSeconds() + 1);
    }
}
