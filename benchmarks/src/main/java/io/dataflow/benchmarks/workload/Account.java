package io.dataflow.benchmarks.workload;

import java.util.concurrent.atomic.AtomicInteger;

/** How often each reading was sent, and how often it was acknowledged. Each reading has one sender at a time. */
public final class Account {

    private final Workload workload;
    private final byte[] sent;
    private final byte[] acknowledged;
    private final int[] acknowledgedAt;
    private final long start = System.nanoTime();
    private final AtomicInteger done = new AtomicInteger();

    public Account(Workload workload) {
        this.workload = workload;
        this.sent = new byte[workload.count()];
        this.acknowledged = new byte[workload.count()];
        this.acknowledgedAt = new int[workload.count()];
    }

    public Workload workload() {
        return workload;
    }

    /** It is about to be sent. */
    public void sent(int number) {
        sent[number] = raised(sent[number]);
    }

    /** Somebody has promised to keep it. */
    public void acknowledged(int number) {
        if (acknowledged[number] == 0) {
            done.incrementAndGet();
        }
        acknowledged[number] = raised(acknowledged[number]);
        acknowledgedAt[number] = (int) ((System.nanoTime() - start) / 1_000_000);
    }

    public int timesSent(int number) {
        return sent[number] & 0xFF;
    }

    public int timesAcknowledged(int number) {
        return acknowledged[number] & 0xFF;
    }

    /** When it was last acknowledged, in seconds since the account was opened. */
    public double lastAcknowledgedAt(int number) {
        return acknowledgedAt[number] / 1000.0;
    }

    /** How many different readings are acknowledged. */
    public int done() {
        return done.get();
    }

    public boolean allDone() {
        return done() == workload.count();
    }

    private static byte raised(byte count) {
        return (byte) Math.min(255, (count & 0xFF) + 1);
    }
}
