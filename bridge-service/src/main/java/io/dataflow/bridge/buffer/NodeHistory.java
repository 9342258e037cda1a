package io.dataflow.bridge.buffer;

import io.dataflow.contract.query.BufferNodeReport;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** How the nodes were in the last five minutes, a point a second. Safe for use by any number of threads. */
@Component
public class NodeHistory {

    private static final int KEPT = 300;

    private final BufferNodes nodes;
    private final InstantSource clock;
    private final Deque<NodeSecond> seconds = new ArrayDeque<>();

    NodeHistory(BufferNodes nodes, InstantSource clock) {
        this.nodes = nodes;
        this.clock = clock;
    }

    @Scheduled(fixedRate = 1000)
    void look() {
        NodeSecond now = now(clock.instant());
        synchronized (seconds) {
            seconds.addLast(now);
            if (seconds.size() > KEPT) {
                seconds.removeFirst();
            }
        }
    }

    private NodeSecond now(Instant at) {
        Map<String, Double> waiting = new TreeMap<>();
        Map<String, Double> latency = new TreeMap<>();
        for (BufferNode node : nodes.all()) {
            BufferNodeReport report = node.report();
            waiting.put(report.name(), (double) report.waiting());
            if (report.healthy()) {
                latency.put(report.name(), Math.round(report.latencyMillis() * 1000) / 1000.0);
            }
        }
        return new NodeSecond(at, waiting, latency);
    }

    /** Oldest first. */
    public List<NodeSecond> seconds() {
        synchronized (seconds) {
            return List.copyOf(seconds);
        }
    }
}
