package io.dataflow.bridge.panel;

import io.dataflow.bridge.buffer.BufferNode;
import io.dataflow.bridge.buffer.BufferNodes;
import io.dataflow.bridge.source.mqtt.MqttIntake;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.function.ToDoubleFunction;
import org.springframework.stereotype.Component;

/** The state of broker and buffer nodes as metrics. */
@Component
class Gauges implements MeterBinder {

    private final BufferNodes nodes;
    private final MqttIntake intake;

    Gauges(BufferNodes nodes, MqttIntake intake) {
        this.nodes = nodes;
        this.intake = intake;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("dataflow.bridge.broker.connected", intake, now -> now.connected() ? 1 : 0)
                .register(registry);
        nodes.all().forEach(node -> bind(node, registry));
    }

    private static void bind(BufferNode node, MeterRegistry registry) {
        gauge("dataflow.buffer.up", node, now -> now.healthy() ? 1 : 0, registry);
        gauge("dataflow.buffer.waiting", node, now -> now.report().waiting(), registry);
        gauge("dataflow.buffer.claimed", node, now -> now.report().claimed(), registry);
        gauge("dataflow.buffer.balanced", node, now -> now.report().balanced() ? 1 : 0, registry);
        gauge("dataflow.buffer.memory.bytes", node, now -> now.report().memoryBytes(), registry);
    }

    private static void gauge(
            String name, BufferNode node, ToDoubleFunction<BufferNode> value, MeterRegistry registry) {
        Gauge.builder(name, node, value).tag("node", node.name().value()).register(registry);
    }
}
