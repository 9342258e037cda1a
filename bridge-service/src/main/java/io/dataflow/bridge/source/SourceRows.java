package io.dataflow.bridge.source;

import org.springframework.data.jpa.repository.JpaRepository;

/** The table of sources. */
interface SourceRows extends JpaRepository<SourceRow, String> {}
