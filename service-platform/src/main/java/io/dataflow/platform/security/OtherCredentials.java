package io.dataflow.platform.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/**
 * Credentials that are no login: a service that knows some makes each kind a bean of this type. They count at the addresses that they
 * cover and nowhere else, whatever they prove.
 */
public interface OtherCredentials {

    /** Whether they count at the address of a request. There, who signed in with a login is let in too, whatever the role. */
    boolean cover(HttpServletRequest request);

    /**
     * Who makes a request that they cover; empty where it shows none of them. Called on the request's thread, before anything of its
     * body is read.
     */
    Optional<CredentialOutcome> judge(HttpServletRequest request);

    /** How to show them, for who shows none; goes on a sentence, such as {@code send the header X-Key with the key}. */
    String remedy();
}
