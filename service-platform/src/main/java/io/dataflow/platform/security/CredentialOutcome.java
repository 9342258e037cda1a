package io.dataflow.platform.security;

import io.dataflow.platform.problem.Problem;
import java.security.Principal;

/** What a credential that somebody shows is worth. */
public sealed interface CredentialOutcome {

    /**
     * It is right.
     *
     * @param authority what the request may do, for example {@code ROLE_DEVICE}
     */
    record Admitted(Principal who, String authority) implements CredentialOutcome {}

    /** It is wrong, or not looked at; the caller is told why. */
    record NotAdmitted(Problem why) implements CredentialOutcome {}
}
