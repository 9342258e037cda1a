package io.dataflow.local.test;

import java.time.Duration;

/** How long tests wait for what is promised: on a machine that builds and tests it takes longer, but not for ever. */
public final class Patience {

    /** For what nobody promised when. */
    public static final Duration LONG = Duration.ofMinutes(2);

    private static final int TIMES = 5;

    private Patience() {}

    /** For what is promised within this time on a machine that does nothing else. */
    public static Duration promised(Duration within) {
        return within.multipliedBy(TIMES);
    }
}
