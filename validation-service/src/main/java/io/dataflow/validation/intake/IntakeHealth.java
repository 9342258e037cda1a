package io.dataflow.validation.intake;

import java.util.List;
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
        List<NodeIntake> nodes = intake.nodes();
        Health.Builder health = nodes.stream().anyMatch(NodeIntake::working) ? Health.up() : Health.down();
        nodes.forEach(
                node -> health.withDetail(node.buffer().name().value(), node.working() ? "worked off" : "waiting"));
        return health.withDetail("buffer nodes", summary(nodes.size())).build();
    }

    private String summary(int nodes) {
        return switch (intake.knowledge()) {
            case NOTHING_YET -> "the list of buffer nodes can't be read yet; tried again every second";
            case CURRENT ->
                nodes == 0 ? "there are none yet; add one on the bridge's page Buffer" : nodes + " in the list";
            case OLD -> "the list can't be read at the moment; the known ones are used";
        };
    }
}
