package io.dataflow.bridge.source.poller;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;

class WebFetchTests {

    private static final DataSize LARGEST = DataSize.ofKilobytes(10);

    private final WeatherServer server = new WeatherServer();
    private final WebFetch web = web(Duration.ofSeconds(20));

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void bringsTheBodyAndWhatToRecognizeItBy() throws Exception {
        server.answers(exchange -> {
            exchange.getResponseHeaders().set("ETag", "\"1\"");
            exchange.getResponseHeaders().set("Last-Modified", "Sun, 01 Mar 2026 12:00:00 GMT");
            WeatherServer.send(exchange, 200, "{\"t\":1}");
        });
        Fetched.Fresh fresh = (Fetched.Fresh) fetch("/", Validators.NONE);
        assertThat(new String(fresh.body(), UTF_8)).isEqualTo("{\"t\":1}");
        assertThat(fresh.validators()).isEqualTo(new Validators("\"1\"", "Sun, 01 Mar 2026 12:00:00 GMT"));
        server.answers(304, "");
        assertThat(fetch("/", fresh.validators())).isEqualTo(new Fetched.Unchanged(304));
        assertThat(server.requests().getLast().get("If-none-match")).containsExactly("\"1\"");
        assertThat(server.requests().getLast().get("If-modified-since"))
                .containsExactly("Sun, 01 Mar 2026 12:00:00 GMT");
    }

    @Test
    void unpacksGzipButNotWithoutEnd() throws Exception {
        server.answers(exchange -> WeatherServer.sendPacked(exchange, "{\"t\":1}".getBytes(UTF_8)));
        assertThat(((Fetched.Fresh) fetch("/", Validators.NONE)).body()).isEqualTo("{\"t\":1}".getBytes(UTF_8));
        server.answers(exchange -> WeatherServer.sendPacked(exchange, new byte[1_000_000]));
        assertThat(failure("/").words()).contains("10 KB");
        server.answers(exchange -> {
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
            WeatherServer.send(exchange, 200, "nothing packed");
        });
        assertThat(failure("/").words()).contains("can't be unpacked");
    }

    @Test
    void givesUpWhatIsTooLarge() throws Exception {
        server.answers(200, "x".repeat(20_000));
        assertThat(failure("/").words()).contains("10 KB", "dataflow.poller.largest-answer");
    }

    @Test
    void saysWhatStatusTheServerGaveAndHowLongItWantsToBeLeftAlone() throws Exception {
        server.answers(exchange -> {
            exchange.getResponseHeaders().set("Retry-After", "90");
            WeatherServer.send(exchange, 429, "");
        });
        Fetched.Failed failed = failure("/");
        assertThat(failed.status()).hasValue(429);
        assertThat(failed.retryAfter()).contains(Duration.ofSeconds(90));
        server.answers(500, "oh");
        assertThat(failure("/").words()).contains("500");
    }

    @Test
    void waitsNoLongerThanItMay() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        server.answers(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write('{');
            exchange.getResponseBody().flush();
            awaitQuietly(end);
        });
        PollRequest request = request(server.url("/"), Map.of());
        Fetched fetched = web(Duration.ofMillis(500)).fetch(request, Validators.NONE);
        end.countDown();
        assertThat(((Fetched.Failed) fetched).words()).contains("did not answer in full");
    }

    @Test
    void followsRedirectsButNotForEver() throws Exception {
        server.answers(exchange -> {
            boolean there = exchange.getRequestURI().getPath().equals("/there");
            exchange.getResponseHeaders().set("Location", "/there");
            WeatherServer.send(exchange, there ? 200 : 302, "{}");
        });
        assertThat(fetch("/here", Validators.NONE)).isInstanceOf(Fetched.Fresh.class);
        server.answers(exchange -> {
            exchange.getResponseHeaders().set("Location", "/round");
            WeatherServer.send(exchange, 302, "");
        });
        assertThat(failure("/").words()).contains("redirects more than 5 times");
    }

    @Test
    void tellsNoOtherServerTheSecrets() throws Exception {
        try (WeatherServer other = new WeatherServer()) {
            server.answers(exchange -> {
                exchange.getResponseHeaders().set("Location", other.url("/"));
                WeatherServer.send(exchange, 307, "");
            });
            web.fetch(request(server.url("/"), Map.of("X-Api-Key", "secret")), Validators.NONE);
            assertThat(server.requests().getLast()).containsKey("X-api-key");
            assertThat(other.requests()).hasSize(1);
            assertThat(other.requests().getLast()).doesNotContainKey("X-api-key");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://169.254.169.254/latest",
                "http://[fe80::1]/",
                "http://[::ffff:169.254.169.254]/",
                "http://[fd00:ec2::254]/",
                "http://[64:ff9b::a9fe:a9fe]/",
                "http://[64:ff9b::6464:64c8]/",
                "http://100.100.100.200/latest"
            })
    void refusesAddressesAtWhichCloudsHandOutCredentials(String url) throws Exception {
        Fetched fetched = web.fetch(request(url, Map.of()), Validators.NONE);
        assertThat(((Fetched.Failed) fetched).words()).contains("dataflow.poller.allow-link-local");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "00000000000000000000ffffa9fea9fe",
                "000000000000000000000000a9fea9fe",
                "2002a9fea9fe00000000000000000000",
                "00000000000000000000ffff646464c8"
            })
    void refusesThemWithinAddressesThatANameServiceAnswers(String hex) throws Exception {
        InetAddress within =
                Inet6Address.getByAddress("a.example", HexFormat.of().parseHex(hex), -1);
        WebFetch mapped = web(Duration.ofSeconds(20), host -> new InetAddress[] {within});
        Fetched fetched = mapped.fetch(request("http://a.example/", Map.of()), Validators.NONE);
        assertThat(((Fetched.Failed) fetched).words()).contains("dataflow.poller.allow-link-local");
    }

    @Test
    void refusesThemAlsoWhereAServerRedirectsThere() throws Exception {
        server.answers(exchange -> {
            exchange.getResponseHeaders().set("Location", "http://169.254.169.254/latest");
            WeatherServer.send(exchange, 302, "");
        });
        assertThat(failure("/").words()).contains("link-local");
        server.answers(exchange -> {
            exchange.getResponseHeaders().set("Location", "file:///etc/passwd");
            WeatherServer.send(exchange, 302, "");
        });
        assertThat(failure("/").words()).contains("can't follow");
    }

    @Test
    void asksAtTheAddressThatWasCheckedWhateverTheNameLeadsToAfterwards() throws Exception {
        AtomicInteger lookUps = new AtomicInteger();
        WebFetch rebound = web(
                Duration.ofSeconds(20),
                host -> InetAddress.getAllByName(lookUps.getAndIncrement() == 0 ? "127.0.0.1" : "169.254.169.254"));
        String url = server.url("/").replace("127.0.0.1", "rebinding.invalid");
        assertThat(rebound.fetch(request(url, Map.of()), Validators.NONE)).isInstanceOf(Fetched.Fresh.class);
        assertThat(server.requests().getLast().get("Host"))
                .singleElement(STRING)
                .startsWith("rebinding.invalid:");
        assertThat(lookUps).hasValue(1);
        assertThat(((Fetched.Failed) rebound.fetch(request(url, Map.of()), Validators.NONE)).words())
                .contains("link-local");
    }

    @Test
    void isNotSentIntoTheOwnNetworkByServersOfOthers() throws Exception {
        WebFetch outside = web(
                Duration.ofSeconds(20),
                host -> host.equals("weather.invalid")
                        ? new InetAddress[] {InetAddress.getByName("127.0.0.1"), InetAddress.getByName("203.0.113.1")}
                        : InetAddress.getAllByName(host));
        server.answers(exchange -> {
            exchange.getResponseHeaders().set("Location", server.url("/inside"));
            WeatherServer.send(exchange, 302, "");
        });
        String url = server.url("/").replace("127.0.0.1", "weather.invalid");
        assertThat(((Fetched.Failed) outside.fetch(request(url, Map.of()), Validators.NONE)).words())
                .contains("in the own network");
        assertThat(server.requests()).hasSize(1);
    }

    private static void awaitQuietly(CountDownLatch end) {
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static WebFetch web(Duration within) {
        return web(within, InetAddress::getAllByName);
    }

    private static WebFetch web(Duration within, Addresses.NameService names) {
        return new WebFetch(
                new PollerSettings(within, within, LARGEST, 1, 1, Duration.ofMinutes(1), false),
                InstantSource.system(),
                names);
    }

    private Fetched fetch(String path, Validators validators) throws InterruptedException {
        return web.fetch(request(server.url(path), Map.of()), validators);
    }

    private Fetched.Failed failure(String path) throws InterruptedException {
        return (Fetched.Failed) fetch(path, Validators.NONE);
    }

    private static PollRequest request(String url, Map<String, String> headers) {
        return new PollRequest(URI.create(url), PollMethod.GET, "", headers);
    }
}
