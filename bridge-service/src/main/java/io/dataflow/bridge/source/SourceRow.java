package io.dataflow.bridge.source;

import io.dataflow.contract.ModelName;
import io.dataflow.contract.SourceName;
import io.dataflow.contract.TopicFilter;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A line of the table of sources. */
@Entity
@Table(name = "source")
class SourceRow {

    @Id
    private String name;

    private String kind;
    private @Nullable String topicFilter;
    private String modelName;
    private boolean paused;
    private Instant createdAt;
    private long revision;

    /** For JPA. */
    protected SourceRow() {
        this(new Source(
                new SourceName("unread"),
                SourceKind.HTTP,
                Optional.empty(),
                new ModelName("unread"),
                true,
                Instant.EPOCH));
    }

    SourceRow(Source source) {
        name = source.name().value();
        kind = source.kind().word();
        createdAt = source.createdAt();
        modelName = source.model().value();
        set(source);
        revision = source.revision();
    }

    /** Takes over what can be changed of a source, as its next revision. */
    void change(Source source) {
        set(source);
        revision++;
    }

    private void set(Source source) {
        topicFilter = source.filter().map(TopicFilter::value).orElse(null);
        modelName = source.model().value();
        paused = source.paused();
    }

    Source source() {
        return new Source(
                new SourceName(name),
                SourceKind.of(kind),
                Optional.ofNullable(topicFilter).map(TopicFilter::new),
                new ModelName(modelName),
                paused,
                createdAt,
                revision);
    }
}
