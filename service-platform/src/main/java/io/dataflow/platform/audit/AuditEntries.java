package io.dataflow.platform.audit;

import java.util.List;
import org.springframework.data.domain.Limit;
import org.springframework.data.repository.Repository;

/** The audit log in the shared database; entries are only ever added. */
public interface AuditEntries extends Repository<AuditEntry, Long> {

    AuditEntry save(AuditEntry entry);

    List<AuditEntry> findByIdLessThanOrderByIdDesc(long id, Limit limit);
}
