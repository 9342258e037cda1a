package io.dataflow.quickstart.fleet;

import io.dataflow.quickstart.Console;
import java.time.Duration;
import java.util.function.Consumer;

/** Passes on what many devices complain about at the same time, but not more than one line in ten seconds. */
final class Grumbling implements Consumer<String> {

    private static final long QUIET_NANOS = Duration.ofSeconds(10).toNanos();

    private final Console console;
    private long quietUntil = System.nanoTime();

    Grumbling(Console console) {
        this.console = console;
    }

    @Override
    public synchronized void accept(String line) {
        if (System.nanoTime() - quietUntil >= 0) {
            quietUntil = System.nanoTime() + QUIET_NANOS;
            console.say("%s", line);
        }
    }
}
