package io.dataflow.bridge.buffer;

import io.dataflow.contract.Excerpt;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisCommandTimeoutException;
import io.lettuce.core.RedisConnectionException;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** Says in words what a Redis client's failure means, as the end of a sentence that begins with the node. */
final class Failures {

    private Failures() {}

    static String inWords(Throwable failure) {
        return switch (cause(failure)) {
            case RedisCommandTimeoutException slow -> "doesn't answer in time";
            case RedisCommandExecutionException refused -> "refuses: " + message(refused);
            case RedisLink.TooFewReplicas few -> "lacks replicas: " + message(few);
            case RedisConnectionException away -> "can't be reached" + because(away.getCause());
            case Throwable other -> "stopped answering: " + message(other);
        };
    }

    private static Throwable cause(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }

    private static String because(@Nullable Throwable cause) {
        return cause == null ? "" : ": " + message(cause);
    }

    private static String message(Throwable failure) {
        return Excerpt.of(String.valueOf(failure.getMessage()));
    }
}
