package io.dataflow.validation.model;

import io.dataflow.contract.ModelName;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A data model of whatever versions: that its name is taken, by whom and since when. */
@Entity
@Table(name = "data_model")
class ModelEntry {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    @Column(name = "name")
    private String name = "";

    @Column(name = "created_at")
    private Instant createdAt = Instant.EPOCH;

    @Column(name = "created_by")
    private String createdBy = "";

    protected ModelEntry() {}

    ModelEntry(ModelName model, String createdBy, Instant createdAt) {
        this.name = model.value();
        this.createdBy = createdBy;
        this.createdAt = createdAt;
    }

    String name() {
        return name;
    }
}
