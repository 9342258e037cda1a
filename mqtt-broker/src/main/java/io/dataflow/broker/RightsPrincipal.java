package io.dataflow.broker;

import java.security.Principal;
import java.util.Objects;
import java.util.Optional;
import javax.security.auth.Subject;
import org.apache.activemq.artemis.spi.core.security.jaas.UserPrincipal;
import org.jspecify.annotations.Nullable;

/** Carries somebody's rights through Artemis, which knows users by principals only. */
final class RightsPrincipal extends UserPrincipal {

    private static final String ANONYMOUS = "anonymous device";

    private final TopicRights rights;
    private final @Nullable String clientId;

    private RightsPrincipal(String name, @Nullable String clientId, TopicRights rights) {
        super(name);
        this.clientId = clientId;
        this.rights = rights;
    }

    /** @param clientId under which somebody was let in */
    static Subject subject(@Nullable String username, @Nullable String clientId, TopicRights rights) {
        Subject subject = new Subject();
        subject.getPrincipals().add(new RightsPrincipal(username == null ? ANONYMOUS : username, clientId, rights));
        subject.setReadOnly();
        return subject;
    }

    /** The rights in a subject; empty where nobody has been let in yet. */
    static Optional<TopicRights> rights(@Nullable Subject subject) {
        return of(subject).map(principal -> principal.rights);
    }

    /** Whether who has this subject was let in under a client id, with rights that still hold. */
    static boolean holds(@Nullable Subject subject, @Nullable String clientId) {
        return of(subject)
                .filter(principal -> Objects.equals(principal.clientId, clientId) && principal.rights.hold())
                .isPresent();
    }

    /** Asked for each message: by going through the few principals, which is much quicker than having the subject filter them. */
    private static Optional<RightsPrincipal> of(@Nullable Subject subject) {
        if (subject != null) {
            for (Principal principal : subject.getPrincipals()) {
                if (principal instanceof RightsPrincipal found) {
                    return Optional.of(found);
                }
            }
        }
        return Optional.empty();
    }

    // Two people of one name may have different rights.
    @Override
    public boolean equals(@Nullable Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
