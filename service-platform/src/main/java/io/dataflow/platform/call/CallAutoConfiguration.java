package io.dataflow.platform.call;

import io.dataflow.platform.ServiceIdentity;
import io.dataflow.platform.token.ServiceTokens;
import io.dataflow.platform.token.SigningKey;
import java.time.Clock;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.restclient.autoconfigure.RestClientAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.web.client.RestClient;

/** Clients for the other services. */
@AutoConfiguration(after = RestClientAutoConfiguration.class)
@EnableConfigurationProperties(ServiceSettings.class)
public class CallAutoConfiguration {

    @Bean
    ServiceTokens serviceTokens(SigningKey key, Clock clock, ServiceIdentity service) {
        return new ServiceTokens(key, clock, service.name());
    }

    @Bean
    ServiceCalls serviceCalls(ServiceSettings settings, ServiceTokens tokens, RestClient.Builder builder) {
        return new ServiceCalls(settings, tokens, builder);
    }
}
