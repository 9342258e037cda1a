package io.dataflow.benchmarks.workload;

/** How fast readings are sent for the first time. */
public final class Pace {

    private final double perSecond;
    private final long startNanos = System.nanoTime();

    public Pace(double perSecond) {
        this.perSecond = perSecond;
    }

    /** Whether the time of a reading has come. */
    public boolean allows(int number) {
        return number <= (System.nanoTime() - startNanos) / 1e9 * perSecond;
    }
}
