package io.dataflow.bridge.source;

import io.dataflow.contract.ModelName;
import io.dataflow.contract.SourceName;
import java.time.Instant;
import java.util.Optional;

/**
 * Where readings come from.
 *
 * @param filter what an MQTT source subscribes to; empty for other kinds
 * @param model what its readings are to fit
 * @param paused whether nothing is taken from it at the moment
 */
public record Source(
        SourceName name,
        SourceKind kind,
        Optional<TopicFilter> filter,
        ModelName model,
        boolean paused,
        Instant createdAt) {

    public Source {
        if (filter.isPresent() != (kind == SourceKind.MQTT)) {
            throw new IllegalArgumentException(
                    "Source " + name + " is of kind " + kind.word() + " and " + (filter.isPresent() ? "has" : "lacks")
                            + " a topic filter, which MQTT sources have and others don't");
        }
    }
}
