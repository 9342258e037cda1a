package io.dataflow.platform.audit;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One change: who did what to what, and when. */
@Entity
@Table(name = "audit_entry")
public class AuditEntry {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    @Column(nullable = false)
    private Instant at;

    @Column(nullable = false)
    private String who;

    @Column(nullable = false)
    private String service;

    @Column(nullable = false)
    private String action;

    @Column(nullable = false)
    private String subject;

    @Column(nullable = false)
    private String detail;

    /** For JPA, which fills in the fields afterwards. */
    protected AuditEntry() {
        this(Instant.EPOCH, "", "", new Change("", "", ""));
    }

    AuditEntry(Instant at, String who, String service, Change change) {
        this.at = at;
        this.who = who;
        this.service = service;
        this.action = change.action();
        this.subject = change.subject();
        this.detail = change.detail();
    }

    /** The entry as it is answered to an administrator. */
    public View view() {
        return new View(id == null ? 0 : id, at, who, service, action, subject, detail);
    }

    /** What was done, cut to what the table holds. */
    record Change(String action, String subject, String detail) {

        private static final int LONGEST_ACTION = 64;
        private static final int LONGEST_SUBJECT = 255;
        private static final int LONGEST_DETAIL = 2000;

        Change {
            action = cut(action, LONGEST_ACTION);
            subject = cut(subject, LONGEST_SUBJECT);
            detail = cut(detail, LONGEST_DETAIL);
        }

        private static String cut(String text, int longest) {
            return text.length() <= longest ? text : text.substring(0, longest - 1) + "…";
        }
    }

    /** One line of the audit log. */
    public record View(long id, Instant at, String who, String service, String action, String subject, String detail) {}
}
