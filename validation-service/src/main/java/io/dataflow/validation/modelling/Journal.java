package io.dataflow.validation.modelling;

import io.dataflow.platform.audit.AuditLog;
import io.dataflow.validation.model.Version;
import org.springframework.stereotype.Component;

/** Writes down who puts which version in force and out of force. */
@Component
class Journal {

    private final AuditLog audit;
    private final Deeds deeds;

    Journal(AuditLog audit, Deeds deeds) {
        this.audit = audit;
        this.deeds = deeds;
    }

    Version.Deed deed() {
        return deeds.now();
    }

    /** Called in the transaction of the change. */
    void record(String verb, Version version, String detail) {
        audit.record(verb, version.label(), detail);
    }
}
