package io.dataflow.platform.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;

/** All kinds of credentials besides the login that a service knows. */
final class CredentialKinds {

    private final List<OtherCredentials> kinds;

    CredentialKinds(List<OtherCredentials> kinds) {
        this.kinds = List.copyOf(kinds);
    }

    boolean cover(HttpServletRequest request) {
        return kinds.stream().anyMatch(kind -> kind.cover(request));
    }

    /** What can be done at the address of a request besides a login, one sentence's end each. */
    List<String> remedies(HttpServletRequest request) {
        return kinds.stream()
                .filter(kind -> kind.cover(request))
                .map(OtherCredentials::remedy)
                .toList();
    }

    /** The outcome of the first kind that a request shows; empty where it shows none that counts at its address. */
    Optional<CredentialOutcome> judge(HttpServletRequest request) {
        return kinds.stream()
                .filter(kind -> kind.cover(request))
                .map(kind -> kind.judge(request))
                .flatMap(Optional::stream)
                .findFirst();
    }
}
