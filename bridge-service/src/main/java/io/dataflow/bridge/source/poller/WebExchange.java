package io.dataflow.bridge.source.poller;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ProxySelector;
import java.net.UnknownHostException;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.BasicHttpClientConnectionManager;
import org.apache.hc.client5.http.routing.RoutingSupport;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.config.Lookup;
import org.apache.hc.core5.http.config.RegistryBuilder;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.util.Timeout;

/** One request to a web server, at addresses that were checked, whatever its name leads to by now, and one answer. */
final class WebExchange implements Callable<WebExchange.Answer> {

    private static final Timeout CONNECT_WITHIN = Timeout.ofSeconds(5);
    private static final Lookup<TlsSocketStrategy> TLS = RegistryBuilder.<TlsSocketStrategy>create()
            .register("https", DefaultClientTlsStrategy.createSystemDefault())
            .build();

    private final HttpUriRequestBase request;
    private final List<InetAddress> addresses;
    private final int largest;

    /**
     * @param largest how many bytes the body may have
     * @param within after which time of silence the server has failed
     */
    WebExchange(PollRequest request, Validators validators, List<InetAddress> addresses, int largest, Duration within) {
        this.request = prepared(request, validators);
        this.request.setConfig(RequestConfig.custom()
                .setProtocolUpgradeEnabled(false)
                .setResponseTimeout(Timeout.of(within))
                .build());
        this.addresses = List.copyOf(addresses);
        this.largest = largest;
    }

    /**
     * What a server answered.
     *
     * @param body empty where it is larger than allowed
     */
    record Answer(int status, HttpHeaders headers, Optional<byte[]> body) {}

    private static HttpUriRequestBase prepared(PollRequest poll, Validators validators) {
        HttpUriRequestBase request = new HttpUriRequestBase(poll.method().name(), poll.url());
        request.setHeader("Accept", "application/json, text/csv, */*;q=0.5");
        request.setHeader("Accept-Encoding", "gzip");
        request.setHeader("User-Agent", "DataFlow");
        poll.headers().forEach(request::setHeader);
        if (!validators.etag().isEmpty()) {
            request.setHeader("If-None-Match", validators.etag());
        }
        if (!validators.lastModified().isEmpty()) {
            request.setHeader("If-Modified-Since", validators.lastModified());
        }
        if (poll.method() == PollMethod.POST) {
            request.setEntity(new ByteArrayEntity(poll.body().getBytes(StandardCharsets.UTF_8), null));
        }
        return request;
    }

    /** Asks, and waits for the whole answer. */
    @Override
    public Answer call() throws IOException, HttpException {
        try (CloseableHttpClient client = client()) {
            ClassicHttpResponse response = client.executeOpen(RoutingSupport.determineHost(request), request, null);
            return new Answer(response.getCode(), headers(response), body(response));
        }
    }

    /** Ends it, on whatever thread it is. */
    void cancel() {
        request.cancel();
    }

    private CloseableHttpClient client() {
        BasicHttpClientConnectionManager connections =
                BasicHttpClientConnectionManager.create(null, new CheckedAddresses(), TLS, null);
        connections.setConnectionConfig(
                ConnectionConfig.custom().setConnectTimeout(CONNECT_WITHIN).build());
        return HttpClientBuilder.create()
                .setConnectionManager(connections)
                .setProxySelector(ProxySelector.getDefault())
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .build();
    }

    /** Names are looked up again for proxies only. */
    private final class CheckedAddresses extends SystemDefaultDnsResolver {

        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            return host.equalsIgnoreCase(request.getAuthority().getHostName())
                    ? addresses.toArray(InetAddress[]::new)
                    : super.resolve(host);
        }
    }

    private static HttpHeaders headers(ClassicHttpResponse response) {
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (Header header : response.getHeaders()) {
            headers.computeIfAbsent(header.getName(), name -> new ArrayList<>()).add(header.getValue());
        }
        return HttpHeaders.of(headers, (name, value) -> true);
    }

    private Optional<byte[]> body(ClassicHttpResponse response) throws IOException {
        if (response.getEntity() == null) {
            return Optional.of(new byte[0]);
        }
        InputStream in =
                response.getEntity().getContent(); // ends with the client; closing it would read what is too large
        byte[] body = in.readNBytes(largest + 1);
        return body.length > largest ? Optional.empty() : Optional.of(body);
    }
}
