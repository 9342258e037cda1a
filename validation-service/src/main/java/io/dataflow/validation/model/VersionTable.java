package io.dataflow.validation.model;

import io.dataflow.contract.ModelName;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Reads and changes the versions of data models. A change is made in a transaction of the caller, which begins with {@link #lock}:
 * what is changed of one model, is changed by one at a time.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class VersionTable {

    private final ModelEntries entries;
    private final ModelVersions versions;

    VersionTable(ModelEntries entries, ModelVersions versions) {
        this.entries = entries;
        this.versions = versions;
    }

    /** The versions of a model, newest first, none if there is no such model; nobody else changes any until the transaction ends. */
    public List<Version> lock(ModelName model) {
        entries.lock(model.value());
        return of(model);
    }

    /** The versions of a model, newest first. */
    @Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
    public List<Version> of(ModelName model) {
        return versions.findByModelNameOrderByVersionDesc(model.value()).stream()
                .map(ModelVersion::value)
                .toList();
    }

    /** All versions of all models, by model and newest first. */
    @Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
    public List<Version> all() {
        return versions.findByOrderByModelNameAscVersionDesc().stream()
                .map(ModelVersion::value)
                .toList();
    }

    /** Whether the name of a model is taken. */
    @Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
    public boolean has(ModelName model) {
        return entries.existsByName(model.value());
    }

    /** @throws org.springframework.dao.DataIntegrityViolationException if somebody else was quicker */
    public void addModel(ModelName model, Version.Deed created) {
        entries.saveAndFlush(new ModelEntry(model, created.by(), created.at()));
    }

    public void removeModel(ModelName model) {
        versions.deleteAll(versions.findByModelNameOrderByVersionDesc(model.value()));
        entries.deleteByName(model.value());
    }

    public void add(Version version) {
        versions.saveAndFlush(new ModelVersion(version));
    }

    /** Takes over status, definition, note and story, as the next revision. */
    public Version change(Version version) {
        ModelVersion row = row(version);
        row.change(version);
        return versions.saveAndFlush(row).value();
    }

    public void remove(Version version) {
        versions.delete(row(version));
        versions.flush();
    }

    private ModelVersion row(Version version) {
        return versions.findByModelNameOrderByVersionDesc(version.model().value()).stream()
                .filter(row -> row.number() == version.number())
                .findFirst()
                .orElseThrow();
    }
}
