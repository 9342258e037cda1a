package io.dataflow.validation.intake;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Ready while readings of at least one buffer node are worked off. */
@Component("intakeHealthIndicator")
class IntakeHealth implements HealthIndicator {

    private final Intake intake;

    IntakeHealth(Intake intake) {
        this.intake = intake;
    }

    @Override
    public Health health() {
        Health.Builder health = intake.nodes().stream().anyMatch(NodeIntake::working) ? Health.up() : Health.down();
        intake.nodes()
                .forEach(node ->
                        health.withDetail(node.buffer().name().value(), node.working() ? "worked off" : "waiting"));
        return health.build();
    }
}
