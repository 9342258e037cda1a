package io.dataflow.bridge.device;

import io.dataflow.contract.credential.GuessBrake;
import io.dataflow.platform.Secret;
import io.dataflow.platform.login.ClientAddress;
import io.dataflow.platform.problem.Problem;
import io.dataflow.platform.security.CredentialOutcome;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.Principal;
import java.time.Duration;
import java.time.InstantSource;
import org.springframework.http.HttpStatus;

/** A secret of the settings that others show to the bridge; wrong ones are counted and slowed down. */
final class SharedSecret {

    private final String name;
    private final Secret secret;
    private final String authority;
    private final GuessBrake brake;

    /**
     * @param name whom it proves somebody to be, for example {@code broker}
     * @param authority what whoever shows it may do
     */
    SharedSecret(String name, Secret secret, String authority, InstantSource clock) {
        this.name = name;
        this.secret = secret;
        this.authority = authority;
        this.brake = new GuessBrake(clock);
    }

    CredentialOutcome judge(String shown, HttpServletRequest request) {
        String address = ClientAddress.of(request.getRemoteAddr()).value();
        Duration wait = brake.wait(address, name);
        if (!wait.isZero()) {
            return new CredentialOutcome.NotAdmitted(tooSoon(wait));
        }
        if (secret.isPresent() && MessageDigest.isEqual(bytes(secret.value()), bytes(shown))) {
            brake.forget(address, name);
            return new CredentialOutcome.Admitted(new Named(name), authority);
        }
        brake.wrong(address, name);
        return new CredentialOutcome.NotAdmitted(wrong());
    }

    static Problem tooSoon(Duration wait) {
        return Problem.tooManyRequests(
                "Too many wrong credentials", "Wait before the next attempt, and check what you send.", wait);
    }

    private Problem wrong() {
        String remedy = secret.isPresent()
                ? "Send the one that the bridge's settings hold."
                : "The bridge's settings hold none, so nobody gets in with one.";
        return Problem.of(HttpStatus.UNAUTHORIZED, "Secret not accepted", "The secret is wrong. " + remedy);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Who showed the secret. */
    private record Named(String name) implements Principal {

        @Override
        public String getName() {
            return name;
        }
    }
}
