package io.dataflow.benchmarks.measure;

import java.util.Arrays;

/** Times from publishing to lying on a buffer node, in microseconds. Safe to use from several threads. */
public final class Latencies {

    private long[] micros = new long[1 << 16];
    private int count;

    /** In milliseconds. */
    public record Summary(long count, double p50, double p99, double p999, double max) {}

    synchronized void add(long value) {
        if (count == micros.length) {
            micros = Arrays.copyOf(micros, 2 * count);
        }
        micros[count++] = value;
    }

    synchronized void clear() {
        count = 0;
    }

    synchronized int count() {
        return count;
    }

    /** Of all that came since it was last cleared. */
    public synchronized Summary summary() {
        if (count == 0) {
            return new Summary(0, 0, 0, 0, 0);
        }
        long[] sorted = Arrays.copyOf(micros, count);
        Arrays.sort(sorted);
        return new Summary(count, at(sorted, 0.5), at(sorted, 0.99), at(sorted, 0.999), at(sorted, 1));
    }

    private static double at(long[] sorted, double share) {
        int index = (int) Math.ceil(share * sorted.length) - 1;
        return sorted[Math.clamp(index, 0, sorted.length - 1)] / 1000.0;
    }
}
