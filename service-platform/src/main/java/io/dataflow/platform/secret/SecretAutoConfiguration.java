package io.dataflow.platform.secret;

import io.dataflow.platform.login.LoginAutoConfiguration;
import io.dataflow.platform.login.LoginSettings;
import io.dataflow.platform.token.SigningKey;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** The box that secrets lie in, with the key of the settings. */
@AutoConfiguration(after = LoginAutoConfiguration.class)
@EnableConfigurationProperties(SecretSettings.class)
public class SecretAutoConfiguration {

    /** The signing key is asked for although it is not used here: without a good one there is nothing to derive from. */
    @Bean
    SecretBox secretBox(SecretSettings settings, LoginSettings login, SigningKey checked) {
        return settings.key().isPresent()
                ? SecretBox.withKey(settings.key().value())
                : SecretBox.derivedFrom(login.signingKey().value().strip());
    }
}
