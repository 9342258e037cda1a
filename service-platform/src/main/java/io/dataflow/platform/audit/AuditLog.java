package io.dataflow.platform.audit;

import io.dataflow.platform.ServiceIdentity;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.context.SecurityContextHolder;

/** Keeps who changed what; an entry belongs to the transaction of the change, where there is one. */
public final class AuditLog {

    private static final Logger log = LoggerFactory.getLogger(AuditLog.class);

    private final AuditEntries entries;
    private final ServiceIdentity service;
    private final Clock clock;

    public AuditLog(AuditEntries entries, ServiceIdentity service, Clock clock) {
        this.entries = entries;
        this.service = service;
        this.clock = clock;
    }

    /**
     * Records a change made by whoever makes the current request, or by the service itself outside of one.
     *
     * @param action a verb, for example {@code remove buffer node}
     * @param subject what was changed
     * @param detail what changed about it; never a secret
     */
    public void record(String action, String subject, String detail) {
        record(currentActor(), action, subject, detail);
    }

    /** Records a change made by somebody who is not the one signed in, such as at the login itself. */
    public void record(String who, String action, String subject, String detail) {
        var change = new AuditEntry.Change(action, subject, detail);
        entries.save(new AuditEntry(clock.instant().truncatedTo(ChronoUnit.MILLIS), who, service.name(), change));
        log.info("{}: {} {} {}", who, change.action(), change.subject(), change.detail());
    }

    private String currentActor() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication == null ? "service:" + service.name() : authentication.getName();
    }
}
