package io.dataflow.bridge.source;

import io.dataflow.contract.ModelName;
import io.dataflow.contract.SourceName;
import io.dataflow.contract.TopicFilter;
import java.time.Instant;
import java.util.Optional;

/**
 * Where readings come from.
 *
 * @param filter what an MQTT source subscribes to; empty for other kinds
 * @param model what its readings are to fit
 * @param paused whether nothing is taken from it at the moment
 * @param revision grows with each change of it
 */
public record Source(
        SourceName name,
        SourceKind kind,
        Optional<TopicFilter> filter,
        ModelName model,
        boolean paused,
        Instant createdAt,
        long revision) {

    public Source {
        if (filter.isPresent() != (kind == SourceKind.MQTT)) {
            throw new IllegalArgumentException(
                    "Source " + name + " is of kind " + kind.word() + " and " + (filter.isPresent() ? "has" : "lacks")
                            + " a topic filter, which MQTT sources have and others don't");
        }
    }

    /** One that was never changed. */
    public Source(
            SourceName name,
            SourceKind kind,
            Optional<TopicFilter> filter,
            ModelName model,
            boolean paused,
            Instant createdAt) {
        this(name, kind, filter, model, paused, createdAt, 0);
    }

    /** The same, paused or going on. */
    public Source paused(boolean now) {
        return new Source(name, kind, filter, model, now, createdAt, revision);
    }

    /** The same, taking readings from elsewhere or binding them to another model. */
    public Source changed(Optional<TopicFilter> newFilter, ModelName newModel) {
        return new Source(name, kind, newFilter, newModel, paused, createdAt, revision);
    }

    /** Whether a message could come from both: it would be taken twice. */
    public boolean overlaps(Source other) {
        return filter.isPresent() && other.filter.isPresent() && filter.get().overlaps(other.filter.get());
    }
}
