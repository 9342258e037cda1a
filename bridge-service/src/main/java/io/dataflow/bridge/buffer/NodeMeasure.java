package io.dataflow.bridge.buffer;

import io.dataflow.contract.Counted;
import java.time.Duration;
import java.util.Optional;

/**
 * What a buffer node said when it was asked how it is.
 *
 * @param latency from a small write to its confirmation
 * @param refusal what it said to the small write; empty where it took it
 */
record NodeMeasure(NodeCounts counts, NodeFacts facts, Duration latency, String refusal) {

    static NodeMeasure none() {
        return new NodeMeasure(NodeCounts.none(), NodeFacts.none(), Duration.ZERO, "");
    }

    /**
     * Why no readings should go there although it answers; empty while all is well.
     *
     * @param was why not before
     */
    Optional<Obstacle> obstacle(BufferSettings settings, Obstacle.Kind was) {
        if (facts.loading()) {
            return obstacle(Obstacle.Kind.OTHER, "is still loading its data");
        }
        if (facts.readOnly()) {
            return obstacle(Obstacle.Kind.ELSEWHERE, "is a read-only replica");
        }
        return facts.evicts()
                .flatMap(why -> obstacle(Obstacle.Kind.OTHER, why))
                .or(() -> aboveMark(settings, was == Obstacle.Kind.FULL ? settings.againBelow() : 1))
                .or(() -> lacksReplicas(settings.replicasThatConfirm()))
                .or(() -> refusal.isEmpty() ? Optional.empty() : obstacle(Obstacle.Kind.OTHER, "refuses: " + refusal));
    }

    private Optional<Obstacle> aboveMark(BufferSettings settings, double part) {
        long limit = facts.memoryLimit();
        if (limit > 0 && facts.usedMemory() > limit * settings.fullAt() * part) {
            return obstacle(Obstacle.Kind.FULL, "is full: %,d of %,d bytes".formatted(facts.usedMemory(), limit));
        }
        long most = settings.mostWaiting();
        if (most > 0 && counts.waiting() > most * part) {
            return obstacle(
                    Obstacle.Kind.FULL,
                    "is full: %s, and it gets no more above %,d"
                            .formatted(Counted.of(counts.waiting(), "reading waits", "readings wait"), most));
        }
        return Optional.empty();
    }

    private Optional<Obstacle> lacksReplicas(int needed) {
        return facts.replicas() < needed
                ? obstacle(
                        Obstacle.Kind.OTHER,
                        "has %s, and %d %s to confirm each reading"
                                .formatted(
                                        Counted.of(facts.replicas(), "replica"), needed, needed == 1 ? "has" : "have"))
                : Optional.empty();
    }

    private static Optional<Obstacle> obstacle(Obstacle.Kind kind, String why) {
        return Optional.of(new Obstacle(kind, why));
    }
}
