package io.dataflow.platform.login;

import io.dataflow.platform.Secret;
import io.dataflow.platform.account.Username;
import io.dataflow.platform.token.SigningKey;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How people sign in.
 *
 * @param signingKey the secret that tokens are signed with, base64 of at least 32 bytes, the same on every service
 * @param adminName the user name of the first administrator, used only while there is no account
 * @param adminPassword the password of the first administrator, used only while there is no account; generated when absent
 * @param sessionLength how long a login lasts
 */
@ConfigurationProperties("dataflow.login")
public record LoginSettings(
        @Nullable Secret signingKey,
        @DefaultValue("admin") Username adminName,
        @Nullable Secret adminPassword,
        @DefaultValue("12h") Duration sessionLength) {

    public LoginSettings {
        if (sessionLength.isNegative() || sessionLength.isZero()) {
            throw new IllegalArgumentException(
                    "dataflow.login.session-length is %s and must be longer than nothing".formatted(sessionLength));
        }
        adminPassword = adminPassword == null ? Secret.NONE : adminPassword;
    }

    /**
     * The key to sign with.
     *
     * @throws IllegalStateException if none is set or it can't be used
     */
    public SigningKey key() {
        if (signingKey == null || !signingKey.isPresent()) {
            throw new IllegalStateException("dataflow.login.signing-key (DATAFLOW_LOGIN_SIGNING_KEY) is not set."
                    + " Give all services the same one; make it with: openssl rand -base64 32");
        }
        try {
            return SigningKey.fromBase64(signingKey.value());
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException("dataflow.login.signing-key " + e.getMessage(), e);
        }
    }
}
