package io.dataflow.platform.audit.web;

import io.dataflow.platform.audit.AuditEntries;
import io.dataflow.platform.audit.AuditEntry;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.List;
import org.springframework.data.domain.Limit;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shows administrators who changed what, newest first. */
@RestController
public class AuditApi {

    private final AuditEntries entries;

    public AuditApi(AuditEntries entries) {
        this.entries = entries;
    }

    /** One page of entries; {@code cursor} is the id of the last entry of the page before. */
    @GetMapping("/api/audit")
    @PreAuthorize("hasRole('ADMIN')")
    List<AuditEntry.View> entries(
            @RequestParam(defaultValue = "100") @Min(1) @Max(1000) int size,
            @RequestParam(defaultValue = "9223372036854775807") long cursor) {
        return entries.findByIdLessThanOrderByIdDesc(cursor, Limit.of(size)).stream()
                .map(AuditEntry::view)
                .toList();
    }
}
