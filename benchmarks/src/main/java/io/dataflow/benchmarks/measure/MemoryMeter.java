package io.dataflow.benchmarks.measure;

import io.dataflow.benchmarks.fleet.Member;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Looks twice a second how much of each process is in memory, until it is closed. */
final class MemoryMeter implements AutoCloseable {

    private static final long LOOK_AGAIN_MILLIS = 500;

    private final List<Member> members;
    private final Map<String, Long> most = new TreeMap<>();
    private final Thread thread;

    private MemoryMeter(List<Member> members) {
        this.members = List.copyOf(members);
        this.thread = Thread.ofPlatform().name("memory").daemon().unstarted(this::run);
    }

    static MemoryMeter of(List<Member> members) {
        MemoryMeter meter = new MemoryMeter(members);
        meter.look();
        meter.thread.start();
        return meter;
    }

    /** The most that any of them had, in megabytes. */
    long most() {
        return mostOfEach().values().stream().mapToLong(Long::longValue).max().orElse(0);
    }

    /** The most that each had, in megabytes, by name. */
    synchronized Map<String, Long> mostOfEach() {
        return new TreeMap<>(most);
    }

    @Override
    public void close() {
        thread.interrupt();
    }

    private void run() {
        try {
            while (true) {
                Thread.sleep(LOOK_AGAIN_MILLIS);
                look();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // closed
        }
    }

    private synchronized void look() {
        for (Member member : members) {
            most.merge(member.name(), ProcessCost.residentMegabytes(member.pid()), Math::max);
        }
    }
}
