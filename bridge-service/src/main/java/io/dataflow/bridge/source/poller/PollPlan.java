package io.dataflow.bridge.source.poller;

import java.time.Duration;

/**
 * What a poller does.
 *
 * @param every from the beginning of one fetch to that of the next, at least {@link #SHORTEST}
 */
public record PollPlan(PollRequest request, AnswerRule rule, Duration every) {

    public static final Duration SHORTEST = Duration.ofSeconds(1);
    public static final Duration LONGEST = Duration.ofDays(7);

    public PollPlan {
        if (every.compareTo(SHORTEST) < 0 || every.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    "A poller fetches every " + SHORTEST + " to " + LONGEST + ", not every " + every);
        }
    }
}
