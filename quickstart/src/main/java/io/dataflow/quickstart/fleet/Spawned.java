package io.dataflow.quickstart.fleet;

import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Ends processes: kindly first, by force when that takes too long. */
public final class Spawned {

    private Spawned() {}

    /** Returns once the process is gone. Says whether it went by itself. */
    public static boolean end(ProcessHandle process, Duration patience) {
        process.destroy();
        if (isGoneWithin(process, patience)) {
            return true;
        }
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        isGoneWithin(process, Duration.ofSeconds(5));
        return false;
    }

    /** The exit code of a process that has just ended; empty if it still runs. */
    static OptionalInt exitCode(Process process) {
        try {
            boolean ended = process.waitFor(1, TimeUnit.SECONDS);
            return ended ? OptionalInt.of(process.exitValue()) : OptionalInt.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return OptionalInt.empty();
        }
    }

    private static boolean isGoneWithin(ProcessHandle process, Duration patience) {
        try {
            process.onExit().get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException | TimeoutException e) {
            return !process.isAlive();
        }
    }
}
