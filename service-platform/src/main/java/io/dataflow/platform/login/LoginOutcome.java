package io.dataflow.platform.login;

import io.dataflow.platform.account.Role;
import java.time.Duration;
import java.time.Instant;

/** What became of an attempt to sign in. */
public sealed interface LoginOutcome {

    /** The password was right and a session is open. */
    record Opened(String token, Instant expiresAt, String username, Role role) implements LoginOutcome {
        @Override
        public String toString() {
            return "Opened[username=%s, role=%s, token=***]".formatted(username, role);
        }
    }

    /** There is no such account, its password is another, or it is disabled; which of them stays secret. */
    record Refused() implements LoginOutcome {}

    /** There were too many failures; the password was not looked at. */
    record TooSoon(Duration retryAfter) implements LoginOutcome {}
}
