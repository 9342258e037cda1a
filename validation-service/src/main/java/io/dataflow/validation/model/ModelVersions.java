package io.dataflow.validation.model;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

/** The versions of all data models. */
interface ModelVersions extends JpaRepository<ModelVersion, Long> {

    List<ModelVersion> findByStatusOrderByModelName(Version.Status status);

    List<ModelVersion> findByModelNameOrderByVersionDesc(String modelName);

    List<ModelVersion> findByOrderByModelNameAscVersionDesc();
}
