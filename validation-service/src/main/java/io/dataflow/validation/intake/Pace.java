package io.dataflow.validation.intake;

import java.time.Duration;

/**
 * How long to leave a node alone: not at all while claims are full, a few milliseconds after a small one so that the next is
 * worth its transaction, and ever longer, up to 20 ms, while nothing comes.
 */
final class Pace {

    private static final Duration AFTER_A_SMALL_CLAIM = Duration.ofMillis(3);
    private static final Duration SHORTEST = Duration.ofMillis(2);
    static final Duration LONGEST = Duration.ofMillis(20);

    private Duration idle = SHORTEST;

    Duration afterClaim(int entries, int fullClaim) {
        idle = SHORTEST;
        return entries * 2 >= fullClaim ? Duration.ZERO : AFTER_A_SMALL_CLAIM;
    }

    Duration whileIdle() {
        Duration pause = idle;
        Duration longer = idle.multipliedBy(3).dividedBy(2);
        idle = longer.compareTo(LONGEST) > 0 ? LONGEST : longer;
        return pause;
    }
}
