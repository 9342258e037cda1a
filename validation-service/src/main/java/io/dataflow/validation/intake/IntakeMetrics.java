package io.dataflow.validation.intake;

import io.dataflow.validation.store.OutcomeCounts;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** What the intake tells of itself: {@code dataflow_validation_…}. */
@Component
class IntakeMetrics {

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

    void watch(NodeIntake intake) {
        registry.gauge(
                "dataflow.validation.node.up",
                io.micrometer.core.instrument.Tags.of(
                        "node", intake.buffer().name().value()),
                intake,
                node -> node.working() ? 1 : 0);
    }

    private void count(NodeName node, String outcome, long readings) {
        registry.counter("dataflow.validation.readings", "node", node.value(), "outcome", outcome)
                .increment(readings);
    }
}
