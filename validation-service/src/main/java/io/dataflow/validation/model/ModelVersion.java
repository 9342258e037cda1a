package io.dataflow.validation.model;

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

/** A version of a data model as it stands in the database: what it says, and who did what with it when. */
@Entity
@Table(name = "data_model_version")
class ModelVersion {

    /** The life of a version: written, in force, replaced. */
    enum Status {
        DRAFT,
        ACTIVE,
        RETIRED
    }

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    @Column(name = "model_name")
    private String modelName = "";

    @Column(name = "version")
    private int version;

    @Enumerated(EnumType.STRING)
    @Column(name = "status")
    private Status status = Status.DRAFT;

    @Column(name = "definition")
    private String definition = "";

    @Column(name = "created_at")
    private Instant createdAt = Instant.EPOCH;

    @Column(name = "created_by")
    private String createdBy = "";

    @Column(name = "activated_at")
    private @Nullable Instant activatedAt;

    @Column(name = "activated_by")
    private @Nullable String activatedBy;

    protected ModelVersion() {}

    /** A version that is active from its first moment. */
    static ModelVersion active(DataModel model, String by, Instant at) {
        ModelVersion version = new ModelVersion();
        version.modelName = model.name().value();
        version.version = model.version();
        version.status = Status.ACTIVE;
        version.definition = ModelJson.write(model);
        version.createdAt = at;
        version.createdBy = by;
        version.activatedAt = at;
        version.activatedBy = by;
        return version;
    }

    DataModel model() {
        return ModelJson.read(definition);
    }

    String label() {
        return modelName + " v" + version;
    }

    Status status() {
        return status;
    }

    Optional<Instant> activatedAt() {
        return Optional.ofNullable(activatedAt);
    }

    String activatedBy() {
        return activatedBy == null ? "" : activatedBy;
    }
}
