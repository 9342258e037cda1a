package io.dataflow.benchmarks.chaos;

import io.dataflow.benchmarks.examine.Findings;
import io.dataflow.benchmarks.fleet.Fleet;
import io.dataflow.benchmarks.fleet.Member;
import io.dataflow.benchmarks.fleet.Role;
import io.dataflow.benchmarks.measure.ProcessCost;
import io.dataflow.benchmarks.workload.HttpSender;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes all buffer nodes away at once for a while, in the middle of a run, and looks whether anybody promises anything in that
 * time, and whether the bridges need more memory the longer it lasts.
 */
final class NodesAway implements AutoCloseable {

    private static final double FLAT = 1.15;
    private static final Duration TO_GET_GOING = Duration.ofSeconds(10);
    private static final Duration TO_NOTICE = Duration.ofSeconds(10);
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

    private final ChaosPlan plan;
    private final Fleet fleet;
    private final Striker striker;
    private final HttpSender http;
    private final Timeline timeline;
    private final Findings findings;
    private final @Nullable Thread thread;

    private NodesAway(
            ChaosPlan plan, Fleet fleet, Striker striker, HttpSender http, Timeline timeline, Findings findings) {
        this.plan = plan;
        this.fleet = fleet;
        this.striker = striker;
        this.http = http;
        this.timeline = timeline;
        this.findings = findings;
        this.thread = plan.nodesAway().isZero() ? null : Thread.ofVirtual().start(this::run);
    }

    /** Begins, where the plan wants it. */
    static NodesAway whereWanted(
            ChaosPlan plan, Fleet fleet, Striker striker, HttpSender http, Timeline timeline, Findings findings) {
        return new NodesAway(plan, fleet, striker, http, timeline, findings);
    }

    @Override
    public void close() {
        end();
    }

    /** Waits until the nodes are back. */
    void end() {
        try {
            if (thread != null) {
                thread.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        List<Member> nodes = fleet.members(Role.BUFFER_NODE);
        try {
            Thread.sleep(TO_GET_GOING);
            striker.take(nodes);
            timeline.add("all buffer nodes away for " + plan.nodesAway().toSeconds() + " s");
            nodes.forEach(Member::kill);
            Thread.sleep(TO_NOTICE.compareTo(plan.nodesAway()) < 0 ? TO_NOTICE : plan.nodesAway());
            watch(
                    http.taken(),
                    System.nanoTime() + plan.nodesAway().minus(TO_NOTICE).toNanos());
            nodes.forEach(Member::restart);
            timeline.add("all buffer nodes are back");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            striker.giveBack(nodes);
        }
    }

    private void watch(long takenBefore, long end) throws InterruptedException {
        long before = megabytes();
        long most = before;
        while (System.nanoTime() < end) {
            Thread.sleep(LOOK_AGAIN);
            most = Math.max(most, megabytes());
        }
        long taken = http.taken() - takenBefore;
        timeline.add("no buffer node: %d requests taken, bridges resident %d MB at first and %d MB at most"
                .formatted(taken, before, most));
        if (taken > 0) {
            findings.add("taken while there was no buffer node", taken + " requests");
        }
        if (most > before * FLAT) {
            findings.add("memory grows while there is no buffer node", before + " MB, then " + most + " MB");
        }
    }

    private long megabytes() {
        return fleet.members(Role.BRIDGE).stream()
                .mapToLong(Member::pid)
                .map(ProcessCost::residentMegabytes)
                .sum();
    }
}
