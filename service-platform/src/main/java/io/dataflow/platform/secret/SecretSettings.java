package io.dataflow.platform.secret;

import io.dataflow.platform.Secret;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How secrets are kept in the database.
 *
 * @param key what they are encrypted with, base64 of 32 bytes, the same on every service; derived from dataflow.login.signing-key when absent
 */
@ConfigurationProperties("dataflow.secrets")
public record SecretSettings(@Nullable Secret key) {

    public SecretSettings {
        key = key == null ? Secret.NONE : key;
    }
}
