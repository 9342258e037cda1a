package io.dataflow.bridge.delivery;

import io.dataflow.contract.SourceName;
import io.dataflow.platform.buffer.NodeName;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** Counts what comes in, goes out and is turned away, since this process began. Safe for use by any number of threads. */
public final class Flow {

    private final MeterRegistry registry;
    private final Map<SourceName, Counter> received = new ConcurrentHashMap<>();
    private final Map<SourceName, Counter> refused = new ConcurrentHashMap<>();
    private final Map<SourceName, Counter> dropped = new ConcurrentHashMap<>();
    private final Map<NodeName, Counter> delivered = new ConcurrentHashMap<>();
    private final Map<NodeName, Counter> failed = new ConcurrentHashMap<>();
    private final Map<NodeName, Timer> pushes = new ConcurrentHashMap<>();

    public Flow(MeterRegistry registry) {
        this.registry = registry;
    }

    /** A source has a reading in its hands; a redelivered one counts again. */
    public void received(SourceName source) {
        received.computeIfAbsent(source, name -> ofSource("dataflow.bridge.received", name))
                .increment();
    }

    /** A source turned a reading away, and its sender knows or did not want to. */
    public void refused(SourceName source) {
        refused.computeIfAbsent(source, name -> ofSource("dataflow.bridge.refused", name))
                .increment();
    }

    /** A source turned away a reading of QoS 0: its sender was promised nothing and will not know. Counts as refused, too. */
    public void dropped(SourceName source) {
        dropped.computeIfAbsent(source, name -> ofSource("dataflow.bridge.dropped", name))
                .increment();
        refused(source);
    }

    void delivered(NodeName node, int readings, Duration took) {
        delivered
                .computeIfAbsent(node, name -> ofNode("dataflow.bridge.delivered", name))
                .increment(readings);
        pushes.computeIfAbsent(node, this::push).record(took);
    }

    void notTaken(NodeName node, int readings) {
        failed.computeIfAbsent(node, name -> ofNode("dataflow.bridge.not.taken", name))
                .increment(readings);
    }

    /** All counts as they are now. */
    public Totals totals() {
        return new Totals(counts(received), counts(delivered), counts(refused));
    }

    private static Map<String, Long> counts(Map<?, Counter> counters) {
        Map<String, Long> counts = new TreeMap<>();
        counters.forEach((name, counter) -> counts.put(name.toString(), (long) counter.count()));
        return counts;
    }

    private Counter ofSource(String name, SourceName source) {
        return Counter.builder(name).tag("source", source.value()).register(registry);
    }

    private Counter ofNode(String name, NodeName node) {
        return Counter.builder(name).tag("node", node.value()).register(registry);
    }

    private Timer push(NodeName node) {
        return Timer.builder("dataflow.bridge.push")
                .description("From a batch's being ready to the buffer node's answer")
                .tag("node", node.value())
                .publishPercentileHistogram()
                .register(registry);
    }

    /**
     * Counts since the process began.
     *
     * @param received by source
     * @param delivered by buffer node
     * @param refused by source
     */
    public record Totals(Map<String, Long> received, Map<String, Long> delivered, Map<String, Long> refused) {

        public Totals {
            received = Map.copyOf(received);
            delivered = Map.copyOf(delivered);
            refused = Map.copyOf(refused);
        }

        static Totals none() {
            return new Totals(Map.of(), Map.of(), Map.of());
        }
    }
}
