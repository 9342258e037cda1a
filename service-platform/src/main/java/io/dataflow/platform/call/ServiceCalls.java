package io.dataflow.platform.call;

import io.dataflow.platform.token.ServiceTokens;
import java.net.URI;
import java.time.Duration;
import org.springframework.boot.http.client.ClientHttpRequestFactoryBuilder;
import org.springframework.boot.http.client.HttpClientSettings;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.web.client.RestClient;

/**
 * Clients for the other services. Each request is signed as coming from this service, which the other one sees as an analyst;
 * a service that does not answer within seconds is a {@link ServiceUnavailable}.
 */
public final class ServiceCalls {

    private static final Duration CONNECT_WITHIN = Duration.ofSeconds(1);
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(5);

    private final RestClient bridge;
    private final RestClient validation;
    private final RestClient agent;

    public ServiceCalls(ServiceSettings settings, ServiceTokens tokens, RestClient.Builder builder) {
        var prepared = builder.requestFactory(requests());
        this.bridge = client("Bridge service", settings.bridge(), tokens, prepared);
        this.validation = client("Validation service", settings.validation(), tokens, prepared);
        this.agent = client("AI agent service", settings.agent(), tokens, prepared);
    }

    private static ClientHttpRequestFactory requests() {
        return ClientHttpRequestFactoryBuilder.jdk()
                .build(HttpClientSettings.defaults().withTimeouts(CONNECT_WITHIN, ANSWER_WITHIN));
    }

    private static RestClient client(String name, URI url, ServiceTokens tokens, RestClient.Builder builder) {
        return builder.clone()
                .baseUrl(url)
                .requestInterceptor(new SignedCall(name, tokens))
                .build();
    }

    public RestClient bridge() {
        return bridge;
    }

    public RestClient validation() {
        return validation;
    }

    public RestClient agent() {
        return agent;
    }
}
