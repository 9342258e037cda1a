package io.dataflow.validation.intake;

import java.util.List;
import org.springframework.stereotype.Component;

/** What this instance works off, for people to see. */
@Component
public class IntakeReport {

    private final Intake intake;

    IntakeReport(Intake intake) {
        this.intake = intake;
    }

    /** A buffer node that readings are taken from; {@code working} is whether the last turn went well. */
    public record OfNode(String node, boolean working) {}

    /** The nodes, by name. */
    public List<OfNode> nodes() {
        return intake.nodes().stream()
                .map(node -> new OfNode(node.buffer().name().value(), node.working()))
                .toList();
    }
}
