package io.dataflow.bridge.source;

import jakarta.persistence.LockModeType;
import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;

/** The table of sources. */
interface SourceRows extends JpaRepository<SourceRow, String> {

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("SELECT one FROM SourceRow one ORDER BY one.name")
    List<SourceRow> lockAll();
}
