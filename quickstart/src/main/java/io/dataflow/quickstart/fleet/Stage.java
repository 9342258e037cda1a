package io.dataflow.quickstart.fleet;

import io.dataflow.quickstart.CannotGoOn;
import io.dataflow.quickstart.Console;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Members that start together because none of them needs another. */
final class Stage {

    private final List<Keeper> keepers;

    Stage(List<Keeper> keepers) {
        this.keepers = List.copyOf(keepers);
    }

    /**
     * Starts all and returns when all are ready.
     *
     * @param ended when it completes, the fleet is given up or stopped
     */
    void start(Console console, CompletableFuture<String> ended) {
        List<CompletableFuture<Void>> all = new ArrayList<>();
        for (Keeper keeper : keepers) {
            all.add(keeper.start().thenAccept(took -> announce(console, keeper, took)));
        }
        CompletableFuture<Void> ready = CompletableFuture.allOf(all.toArray(CompletableFuture[]::new));
        try {
            CompletableFuture.anyOf(ready, ended).join();
        } catch (CompletionException e) {
            throw new IllegalStateException("Starting went wrong", e.getCause());
        }
        if (ended.isDone()) {
            throw new CannotGoOn(ended.join());
        }
    }

    private static void announce(Console console, Keeper keeper, Duration took) {
        console.say("  %-11s %-38s %5.1f s", keeper.name(), keeper.purpose(), took.toMillis() / 1000.0);
    }

    /** Stops all at once and returns when all are gone. */
    void stop() {
        List<Thread> threads = keepers.stream()
                .map(keeper -> Thread.ofPlatform().name("stop-" + keeper.name()).start(keeper::stop))
                .toList();
        for (Thread thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
