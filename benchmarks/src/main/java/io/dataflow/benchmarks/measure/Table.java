package io.dataflow.benchmarks.measure;

import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Prints a result for people. */
public final class Table {

    private final PrintStream out;

    public Table(PrintStream out) {
        this.out = out;
    }

    /** Prints all of it. */
    public void print(BridgeResult result) {
        print(result.machine());
        BridgeResult.Throughput throughput = result.throughput();
        out.printf(
                "%-28s %,12.0f messages/s (the broker alone took %,.0f/s)%n",
                "publish → buffered", throughput.perSecond(), throughput.brokerPerSecond());
        out.printf("%-28s %s%n", "CPU µs a message", cost(throughput.cpuMicros()));
        result.latency().forEach(this::print);
        print(result.overload());
    }

    /** Prints all of it. */
    public void print(ValidationResult result) {
        print(result.machine());
        ValidationResult.Round median = result.median();
        out.printf(
                "%-28s %,12.0f readings/s, the median of %d rounds (%s)%n",
                "full lists → committed",
                median.readingsPerSecond(),
                result.rounds().size(),
                each(result.rounds()));
        out.printf("%-28s %s%n", "CPU µs a reading", cost(median.cpuMicros()));
        out.printf("%-28s at most %d MB resident%n", "validation", result.residentMost());
        out.printf("%-28s %,12d%n", "rows at the end", result.load().rows());
    }

    /** Prints all of it. */
    public void print(PipelineResult result) {
        print(result.machine());
        PipelineResult.Throughput throughput = result.throughput();
        out.printf(
                "%-28s %,12.0f messages/s, %,.0f readings/s (the broker alone took %,.0f/s)%n",
                "publish → committed",
                throughput.messagesPerSecond(),
                throughput.readingsPerSecond(),
                throughput.brokerPerSecond());
        out.printf("%-28s %s%n", "CPU µs a message", cost(throughput.cpuMicros()));
        result.latency().forEach(this::print);
        out.printf("%-28s %s%n", "seconds to start", cost(result.startSeconds()));
        out.printf("%-28s %s%n", "MB resident at most", megabytes(result.residentMost()));
        out.printf(
                "%-28s %,d before, %,d after%n",
                "rows", result.rows().before(), result.rows().after());
    }

    private static String megabytes(Map<String, Long> most) {
        return most.entrySet().stream()
                .map(process -> process.getKey() + " " + process.getValue())
                .collect(Collectors.joining("  "));
    }

    private static String each(List<ValidationResult.Round> rounds) {
        return rounds.stream()
                .map(round -> "%,.0f".formatted(round.readingsPerSecond()))
                .collect(Collectors.joining(", "));
    }

    private void print(BridgeResult.Machine machine) {
        out.println();
        out.printf("%d cores %s, %s%n", machine.cores(), machine.cpu(), machine.jdk());
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
