package io.dataflow.benchmarks.measure;

import java.io.PrintStream;
import java.util.Map;

/** Prints a result for people. */
public final class Table {

    private final PrintStream out;

    public Table(PrintStream out) {
        this.out = out;
    }

    /** Prints all of it. */
    public void print(BridgeResult result) {
        out.println();
        out.printf(
                "%d cores %s, %s%n",
                result.machine().cores(),
                result.machine().cpu(),
                result.machine().jdk());
        BridgeResult.Throughput throughput = result.throughput();
        out.printf(
                "%-28s %,12.0f messages/s (the broker alone took %,.0f/s)%n",
                "publish → buffered", throughput.perSecond(), throughput.brokerPerSecond());
        out.printf("%-28s %s%n", "CPU µs a message", cost(throughput.cpuMicros()));
        result.latency().forEach(this::print);
        print(result.overload());
    }

    private void print(BridgeResult.Latency latency) {
        Latencies.Summary millis = latency.millis();
        out.printf(
                "%-28s p50 %.1f ms, p99 %.1f ms, p99.9 %.1f ms, max %.1f ms%n",
                "latency at %,.0f/s".formatted(latency.rate()),
                millis.p50(),
                millis.p99(),
                millis.p999(),
                millis.max());
        out.printf("%-28s %s%n", "  CPU µs a message", cost(latency.cpuMicros()));
    }

    private void print(BridgeResult.Overload overload) {
        if (overload.seconds() > 0) {
            out.printf(
                    "%-28s resident %d MB, at most %d MB; heap at most %d MB; %,d messages caught up in %.1f s%n",
                    "%d s without buffer nodes".formatted(overload.seconds()),
                    overload.residentFirst(),
                    overload.residentMost(),
                    overload.heapMost(),
                    overload.messages(),
                    overload.catchUpSeconds());
        }
    }

    private static String cost(Map<String, Double> micros) {
        StringBuilder words = new StringBuilder();
        micros.forEach((name, cost) -> words.append("%s %.2f  ".formatted(name, cost)));
        return words.toString().strip();
    }
}
