package io.dataflow.validation.intake;

import io.dataflow.platform.buffer.NodeName;
import io.dataflow.validation.store.OutcomeCounts;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** What the intake tells of itself: {@code dataflow_validation_…}. */
@Component
class IntakeMetrics {

    private static final String NODE_UP = "dataflow.validation.node.up";

    private final MeterRegistry registry;

    IntakeMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    void stored(NodeName node, OutcomeCounts counts) {
        count(node, "stored", counts.stored());
        count(node, "duplicate", counts.duplicate());
        count(node, "rejected", counts.rejected());
    }

    void settled(NodeName node, Claim claim, Duration took) {
        Timer.builder("dataflow.validation.claim")
                .description("From the claim until it is settled")
                .tag("node", node.value())
                .tag("adopted", String.valueOf(claim.adopted()))
                .publishPercentileHistogram()
                .register(registry)
                .record(took);
    }

    /** From now on the node is shown, by this intake. */
    void watch(NodeIntake intake) {
        NodeName name = intake.buffer().name();
        forget(name);
        Gauge.builder(NODE_UP, intake, node -> node.working() ? 1 : 0)
                .description("Whether readings of the node are worked off")
                .tag("node", name.value())
                .register(registry);
    }

    void forget(NodeName node) {
        registry.find(NODE_UP).tag("node", node.value()).meters().forEach(registry::remove);
    }

    private void count(NodeName node, String outcome, long readings) {
        registry.counter("dataflow.validation.readings", "node", node.value(), "outcome", outcome)
                .increment(readings);
    }
}
