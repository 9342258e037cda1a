package io.dataflow.platform.call;

import io.dataflow.platform.token.ServiceTokens;
import java.io.IOException;
import org.springframework.http.HttpRequest;
import org.springframework.http.client.ClientHttpRequestExecution;
import org.springframework.http.client.ClientHttpRequestInterceptor;
import org.springframework.http.client.ClientHttpResponse;

/** Signs each request to another service and says plainly when that service does not answer. */
final class SignedCall implements ClientHttpRequestInterceptor {

    private final String service;
    private final ServiceTokens tokens;

    SignedCall(String service, ServiceTokens tokens) {
        this.service = service;
        this.tokens = tokens;
    }

    @Override
    public ClientHttpResponse intercept(HttpRequest request, byte[] body, ClientHttpRequestExecution execution) {
        request.getHeaders().setBearerAuth(tokens.mint());
        try {
            return unlessAway(execution.execute(request, body));
        } catch (IOException e) {
            throw new ServiceUnavailable(service, e.getClass().getSimpleName(), e);
        }
    }

    private ClientHttpResponse unlessAway(ClientHttpResponse response) throws IOException {
        if (response.getStatusCode().is5xxServerError()) {
            int status = response.getStatusCode().value();
            response.close();
            throw new ServiceUnavailable(service, "HTTP " + status, null);
        }
        return response;
    }
}
