package io.dataflow.validation.model;

import io.dataflow.contract.ModelName;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A line of the table of versions. */
@Entity
@Table(name = "data_model_version")
class ModelVersion {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    @Column(name = "model_name")
    private String modelName = "";

    @Column(name = "version")
    private int version;

    @Enumerated(EnumType.STRING)
    @Column(name = "status")
    private Version.Status status = Version.Status.DRAFT;

    private String definition = "";
    private String note = "";
    private long revision;
    private Instant createdAt = Instant.EPOCH;
    private String createdBy = "";
    private @Nullable Instant changedAt;
    private @Nullable String changedBy;
    private @Nullable Instant activatedAt;
    private @Nullable String activatedBy;
    private @Nullable Instant retiredAt;
    private @Nullable String retiredBy;

    /** For JPA. */
    protected ModelVersion() {}

    ModelVersion(Version version) {
        modelName = version.model().value();
        this.version = version.number();
        createdAt = version.story().created().at();
        createdBy = version.story().created().by();
        set(version);
        revision = version.revision();
    }

    /** Takes over what can change, as the next revision. */
    void change(Version to) {
        set(to);
        revision++;
    }

    private void set(Version to) {
        status = to.status();
        definition = to.definition();
        note = to.note();
        Version.Story story = to.story();
        changedAt = story.changed().map(Version.Deed::at).orElse(null);
        changedBy = story.changed().map(Version.Deed::by).orElse(null);
        activatedAt = story.activated().map(Version.Deed::at).orElse(null);
        activatedBy = story.activated().map(Version.Deed::by).orElse(null);
        retiredAt = story.retired().map(Version.Deed::at).orElse(null);
        retiredBy = story.retired().map(Version.Deed::by).orElse(null);
    }

    int number() {
        return version;
    }

    Version value() {
        Version.Story story = new Version.Story(
                new Version.Deed(createdBy, createdAt),
                deed(changedBy, changedAt),
                deed(activatedBy, activatedAt),
                deed(retiredBy, retiredAt));
        return new Version(new ModelName(modelName), version, status, definition, note, revision, story);
    }

    private static Optional<Version.Deed> deed(@Nullable String by, @Nullable Instant at) {
        return by == null || at == null ? Optional.empty() : Optional.of(new Version.Deed(by, at));
    }
}
