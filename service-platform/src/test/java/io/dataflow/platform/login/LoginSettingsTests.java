package io.dataflow.platform.login;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dataflow.platform.Secret;
import io.dataflow.platform.account.Username;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class LoginSettingsTests {

    @Test
    void saysWhichPropertyIsMissingAndHowToMakeIt() {
        assertThatThrownBy(() -> settings(Secret.NONE, Duration.ofHours(1)).key())
                .hasMessageContaining("dataflow.login.signing-key")
                .hasMessageContaining("DATAFLOW_LOGIN_SIGNING_KEY")
                .hasMessageContaining("openssl rand -base64 32");
    }

    @Test
    void keepsAWrongKeyOutOfTheMessage() {
        assertThatThrownBy(() ->
                        settings(new Secret("hunter2!"), Duration.ofHours(1)).key())
                .hasMessageContaining("dataflow.login.signing-key")
                .hasMessageNotContaining("hunter2");
    }

    @Test
    void refusesSessionsThatLastNoTime() {
        assertThatThrownBy(() -> settings(Secret.NONE, Duration.ZERO)).hasMessageContaining("session-length");
    }

    private static LoginSettings settings(Secret key, Duration length) {
        return new LoginSettings(key, new Username("admin"), Secret.NONE, length);
    }
}
