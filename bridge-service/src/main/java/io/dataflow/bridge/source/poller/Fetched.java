package io.dataflow.bridge.source.poller;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/** What a server answered. */
sealed interface Fetched {

    /** Something, in full. */
    record Fresh(int status, byte[] body, Validators validators) implements Fetched {}

    /** That nothing changed since the last answer. */
    record Unchanged(int status) implements Fetched {}

    /**
     * Nothing that can be used.
     *
     * @param words what happened, and what to do about it where that is known
     * @param status where there was an answer
     * @param retryAfter how long the server asks to be left alone
     */
    record Failed(String words, OptionalInt status, Optional<Duration> retryAfter) implements Fetched {

        static Failed because(String words) {
            return new Failed(words, OptionalInt.empty(), Optional.empty());
        }
    }
}
