package io.dataflow.platform.login;

import io.dataflow.platform.account.Role;
import java.util.Optional;
import org.springframework.security.core.AuthenticatedPrincipal;

/**
 * Who makes a request.
 *
 * @param name the user name, or {@code service:<name>} for another service
 * @param role what they may do
 * @param sessionId the login session; empty for services
 */
public record SignedIn(String name, Role role, Optional<String> sessionId) implements AuthenticatedPrincipal {

    static SignedIn person(LoginSession session) {
        return new SignedIn(session.username(), session.role(), Optional.of(session.id()));
    }

    static SignedIn service(String name) {
        return new SignedIn("service:" + name, Role.ANALYST, Optional.empty());
    }

    @Override
    public String getName() {
        return name;
    }

    @Override
    public String toString() {
        return name + " (" + role + ")";
    }
}
