package io.dataflow.benchmarks.chaos;

import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What happened when. Safe to use from several threads. */
final class Timeline {

    private final long start = System.nanoTime();
    private final PrintStream live;
    private final List<String> lines = new ArrayList<>();

    Timeline(PrintStream live) {
        this.live = live;
    }

    Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    synchronized void add(String words) {
        String line = String.format(Locale.ROOT, "%8.2f s  %s", elapsed().toMillis() / 1000.0, words);
        lines.add(line);
        live.println(line);
    }

    synchronized List<String> lines() {
        return List.copyOf(lines);
    }
}
