package io.dataflow.bridge.buffer;

import io.dataflow.contract.Excerpt;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisCommandTimeoutException;
import io.lettuce.core.RedisConnectionException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Says in words what a Redis client's failure means, as the end of a sentence that begins with the node. */
final class Failures {

    private static final Pattern IN_SCRIPT = Pattern.compile("^ERR Error running script .*@user_script: ?\\d+: -?");

    private Failures() {}

    static String inWords(Throwable failure) {
        return switch (cause(failure)) {
            case RedisCommandTimeoutException slow -> "doesn't answer in time";
            case RedisCommandExecutionException refused -> "refuses: " + reason(refused);
            case RedisLink.TooFewReplicas few -> "lacks replicas: " + message(few);
            case RedisConnectionException away ->
                in(SSLException.class, away)
                        .map(Failures::inWords)
                        .orElseGet(() -> "can't be reached" + because(away.getCause()));
            case Throwable other -> "stopped answering: " + message(other);
        };
    }

    private static String inWords(SSLException refused) {
        if (in(CertificateExpiredException.class, refused).isPresent()) {
            return "shows a certificate that has expired";
        }
        if (in(CertPathBuilderException.class, refused).isPresent()
                || in(CertPathValidatorException.class, refused).isPresent()) {
            return "shows a certificate that no trusted CA has signed; give the certificate of the CA that did";
        }
        return in(CertificateException.class, refused)
                .map(wrong -> "shows a certificate for another host: " + message(wrong))
                .orElseGet(() -> "refuses TLS: " + message(refused));
    }

    private static <T extends Throwable> Optional<T> in(Class<T> kind, @Nullable Throwable failure) {
        for (Throwable one = failure; one != null; one = one.getCause()) {
            if (kind.isInstance(one)) {
                return Optional.of(kind.cast(one));
            }
        }
        return Optional.empty();
    }

    private static Throwable cause(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }

    private static String because(@Nullable Throwable cause) {
        return cause == null ? "" : ": " + message(cause);
    }

    /** Redis up to 6 says first in which script it was. */
    private static String reason(RedisCommandExecutionException refused) {
        return Excerpt.of(
                IN_SCRIPT.matcher(String.valueOf(refused.getMessage())).replaceFirst(""));
    }

    /** Without its full stop: the sentence goes on. */
    private static String message(Throwable failure) {
        return Excerpt.of(String.valueOf(failure.getMessage()).replaceFirst("\\.$", ""));
    }
}
