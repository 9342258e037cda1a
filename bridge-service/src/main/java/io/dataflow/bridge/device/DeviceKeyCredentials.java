package io.dataflow.bridge.device;

import io.dataflow.platform.login.ClientAddress;
import io.dataflow.platform.problem.Problem;
import io.dataflow.platform.security.CredentialOutcome;
import io.dataflow.platform.security.OtherCredentials;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Lets a device send readings over HTTP with its key, as {@code Authorization: Basic} or as {@code X-Device-Key: device:key}, and
 * nothing else.
 */
@Component
final class DeviceKeyCredentials implements OtherCredentials {

    static final String AUTHORITY = "ROLE_DEVICE";
    private static final String INGEST = "/bridge/ingest";
    private static final String HEADER = "X-Device-Key";

    private final KeyChecks checks;

    DeviceKeyCredentials(KeyChecks checks) {
        this.checks = checks;
    }

    @Override
    public boolean cover(HttpServletRequest request) {
        String path = request.getRequestURI();
        return path.equals(INGEST) || path.startsWith(INGEST + "/");
    }

    @Override
    public Optional<CredentialOutcome> judge(HttpServletRequest request) {
        return shown(request).map(header -> judge(header, ClientAddress.of(request.getRemoteAddr())));
    }

    @Override
    public String remedy() {
        return "send a device's key, as the header X-Device-Key: device:key or as Authorization: Basic";
    }

    private static Optional<BasicHeader> shown(HttpServletRequest request) {
        return Optional.ofNullable(request.getHeader(HEADER))
                .map(BasicHeader::of)
                .or(() -> BasicHeader.read(request));
    }

    private CredentialOutcome judge(BasicHeader shown, ClientAddress address) {
        return switch (checks.check(address.value(), shown.username(), shown.password())) {
            case KeyChecks.Outcome.Right right ->
                new CredentialOutcome.Admitted(new DeviceSender(right.device()), AUTHORITY);
            case KeyChecks.Outcome.Wrong wrong -> new CredentialOutcome.NotAdmitted(wrong());
            case KeyChecks.Outcome.TooSoon tooSoon ->
                new CredentialOutcome.NotAdmitted(SharedSecret.tooSoon(tooSoon.retryAfter()));
        };
    }

    private static Problem wrong() {
        return Problem.of(
                HttpStatus.UNAUTHORIZED,
                "Device key not accepted",
                "Send the header X-Device-Key as device:key, with a key that was not rotated or revoked since; the page"
                        + " Devices gives a new one. Or send Authorization: Bearer with a token from POST /admin/login.");
    }
}
