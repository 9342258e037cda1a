package io.dataflow.validation.model;

import jakarta.persistence.LockModeType;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;

/** The data models of whatever versions. */
interface ModelEntries extends JpaRepository<ModelEntry, Long> {

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("SELECT one FROM ModelEntry one WHERE one.name = :name")
    Optional<ModelEntry> lock(String name);

    boolean existsByName(String name);

    void deleteByName(String name);
}
