package io.dataflow.validation.model;

import org.springframework.data.jpa.repository.JpaRepository;

/** All data models. */
interface ModelEntries extends JpaRepository<ModelEntry, Long> {}
