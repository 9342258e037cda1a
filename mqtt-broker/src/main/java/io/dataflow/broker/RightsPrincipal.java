package io.dataflow.broker;

import java.util.Optional;
import javax.security.auth.Subject;
import org.apache.activemq.artemis.spi.core.security.jaas.UserPrincipal;
import org.jspecify.annotations.Nullable;

/** Carries somebody's rights through Artemis, which knows users by principals only. */
final class RightsPrincipal extends UserPrincipal {

    private static final String ANONYMOUS = "anonymous device";

    private final TopicRights rights;

    private RightsPrincipal(String name, TopicRights rights) {
        super(name);
        this.rights = rights;
    }

    static Subject subject(@Nullable String username, TopicRights rights) {
        Subject subject = new Subject();
        subject.getPrincipals().add(new RightsPrincipal(username == null ? ANONYMOUS : username, rights));
        subject.setReadOnly();
        return subject;
    }

    /** The rights in a subject; empty where nobody has been let in yet. */
    static Optional<TopicRights> rights(@Nullable Subject subject) {
        if (subject == null) {
            return Optional.empty();
        }
        return subject.getPrincipals(RightsPrincipal.class).stream().findFirst().map(principal -> principal.rights);
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
