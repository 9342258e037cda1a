package io.dataflow.platform.audit;

import io.dataflow.platform.ServiceIdentity;
import io.dataflow.platform.audit.web.AuditApi;
import java.time.Clock;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;

/** The audit log. */
@AutoConfiguration
public class AuditAutoConfiguration {

    @Bean
    AuditLog auditLog(AuditEntries entries, ServiceIdentity service, Clock clock) {
        return new AuditLog(entries, service, clock);
    }

    @Bean
    AuditApi auditApi(AuditEntries entries) {
        return new AuditApi(entries);
    }
}
