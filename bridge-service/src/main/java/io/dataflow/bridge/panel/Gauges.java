package io.dataflow.bridge.panel;

import io.dataflow.bridge.buffer.BufferNode;
import io.dataflow.bridge.buffer.BufferNodes;
import io.dataflow.bridge.source.mqtt.MqttIntake;
import io.dataflow.contract.query.BufferNodeReport;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** The state of broker and buffer nodes as metrics; those of a node that is removed end with it. */
@Component
class Gauges implements MeterBinder {

    private final BufferNodes nodes;
    private final MqttIntake intake;
    private final Map<MultiGauge, ToDoubleFunction<BufferNode>> ofNodes = new LinkedHashMap<>();
    private List<BufferNode> bound = List.of();

    Gauges(BufferNodes nodes, MqttIntake intake) {
        this.nodes = nodes;
        this.intake = intake;
    }

    @Override
    public synchronized void bindTo(MeterRegistry registry) {
        Gauge.builder("dataflow.bridge.broker.connected", intake, now -> now.connected() ? 1 : 0)
                .register(registry);
        gauge("dataflow.buffer.up", node -> node.report().healthy() ? 1 : 0, registry);
        gauge("dataflow.buffer.taking", node -> node.healthy() ? 1 : 0, registry);
        gauge("dataflow.buffer.waiting", node -> node.report().waiting(), registry);
        gauge("dataflow.buffer.claimed", node -> node.report().claimed(), registry);
        gauge("dataflow.buffer.balanced", node -> node.report().balanced() ? 1 : 0, registry);
        gauge("dataflow.buffer.unaccounted", node -> unaccounted(node.report()), registry);
        gauge("dataflow.buffer.latency.seconds", node -> node.report().latencyMillis() / 1000, registry);
        gauge("dataflow.buffer.memory.bytes", node -> node.report().memoryBytes(), registry);
        gauge("dataflow.buffer.memory.limit.bytes", node -> node.report().memoryLimitBytes(), registry);
        follow();
    }

    private void gauge(String name, ToDoubleFunction<BufferNode> value, MeterRegistry registry) {
        ofNodes.put(MultiGauge.builder(name).register(registry), value);
    }

    private static long unaccounted(BufferNodeReport node) {
        return node.received() - node.settled() - node.waiting() - node.claimed();
    }

    @Scheduled(fixedRate = 1000)
    synchronized void follow() {
        List<BufferNode> now = nodes.all();
        if (now.equals(bound) && !now.isEmpty()) {
            return;
        }
        ofNodes.forEach((gauge, value) ->
                gauge.register(now.stream().map(node -> row(node, value)).toList(), true));
        bound = now;
    }

    private static MultiGauge.Row<BufferNode> row(BufferNode node, ToDoubleFunction<BufferNode> value) {
        return MultiGauge.Row.of(Tags.of("node", node.name().value()), node, value);
    }
}
