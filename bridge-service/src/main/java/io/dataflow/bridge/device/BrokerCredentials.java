package io.dataflow.bridge.device;

import io.dataflow.platform.security.CredentialOutcome;
import io.dataflow.platform.security.OtherCredentials;
import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Lets brokers ask about devices, with the token that they share with the bridge: as the header {@code X-Broker-Token}, or as the
 * password of {@code Authorization: Basic}, which is all that the plug-in mosquitto-go-auth can send.
 */
@Component
final class BrokerCredentials implements OtherCredentials {

    private static final String PATH = "/api/brokers/";
    private static final String HEADER = "X-Broker-Token";

    private final SharedSecret token;

    BrokerCredentials(DeviceSettings settings, InstantSource clock) {
        this.token = new SharedSecret("broker", settings.brokerToken(), "ROLE_BROKER", clock);
    }

    @Override
    public boolean cover(HttpServletRequest request) {
        return request.getRequestURI().startsWith(PATH);
    }

    @Override
    public Optional<CredentialOutcome> judge(HttpServletRequest request) {
        return Optional.ofNullable(request.getHeader(HEADER))
                .or(() -> BasicHeader.read(request).map(BasicHeader::password))
                .map(shown -> token.judge(shown, request));
    }

    @Override
    public String remedy() {
        return "send the brokers' token as the header " + HEADER;
    }
}
