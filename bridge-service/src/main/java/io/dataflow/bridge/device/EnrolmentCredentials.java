package io.dataflow.bridge.device;

import io.dataflow.platform.security.CredentialOutcome;
import io.dataflow.platform.security.OtherCredentials;
import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Lets a device that was given the enrolment secret when it was made register itself, and nothing else. */
@Component
final class EnrolmentCredentials implements OtherCredentials {

    private static final String PATH = "/api/devices/enrol";
    private static final String HEADER = "X-Enrolment-Secret";

    private final SharedSecret secret;

    EnrolmentCredentials(DeviceSettings settings, InstantSource clock) {
        this.secret = new SharedSecret("enrolment", settings.enrolmentSecret(), "ROLE_ENROLMENT", clock);
    }

    @Override
    public boolean cover(HttpServletRequest request) {
        return request.getRequestURI().equals(PATH);
    }

    @Override
    public Optional<CredentialOutcome> judge(HttpServletRequest request) {
        return Optional.ofNullable(request.getHeader(HEADER)).map(shown -> secret.judge(shown, request));
    }

    @Override
    public String remedy() {
        return "send the enrolment secret as the header " + HEADER;
    }
}
