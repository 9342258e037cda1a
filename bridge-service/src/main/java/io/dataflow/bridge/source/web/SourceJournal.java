package io.dataflow.bridge.source.web;

import io.dataflow.bridge.event.Events;
import io.dataflow.bridge.event.Severity;
import io.dataflow.bridge.source.Source;
import io.dataflow.platform.audit.AuditLog;
import org.springframework.stereotype.Component;

/** Writes down what became of sources: who did it in the audit log, what it means among the events. */
@Component
class SourceJournal {

    private final AuditLog audit;
    private final Events events;

    SourceJournal(AuditLog audit, Events events) {
        this.audit = audit;
        this.events = events;
    }

    /**
     * Called in the transaction of the change.
     *
     * @param action a verb
     * @param detail without a secret
     * @param words what the change means
     */
    void record(String action, Source source, String detail, String words) {
        audit.record(action + " source", source.name().value(), detail);
        events.add(Severity.INFO, "source " + source.name(), words);
    }
}
