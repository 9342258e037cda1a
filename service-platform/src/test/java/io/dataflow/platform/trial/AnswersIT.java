package io.dataflow.platform.trial;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataflow.platform.login.LoginSessions;
import io.dataflow.platform.token.Token;
import io.dataflow.platform.token.Tokens;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;

class AnswersIT {

    private static TrialInstallation installation;

    private static RestTestClient service;

    private static String token = "";

    @BeforeAll
    static void start() {
        installation = TrialInstallation.start("validation-service");
        service = installation.client(0);
        token = login();
    }

    @AfterAll
    static void stop() {
        installation.close();
    }

    @Test
    void tellsAProgramThatItNeedsAToken() {
        service.get()
                .uri("/api/me")
                .exchange()
                .expectStatus()
                .isUnauthorized()
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectHeader()
                .valueEquals(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
    }

    @Test
    void tellsAProgramThatItsTokenIsNoGood() {
        service.get()
                .uri("/api/me")
                .headers(headers -> headers.setBearerAuth("forged"))
                .exchange()
                .expectStatus()
                .isUnauthorized()
                .expectBody()
                .jsonPath("$.title")
                .isEqualTo("Token not accepted");
    }

    @Test
    void sendsAPersonToTheLoginPage() {
        service.get()
                .uri("/models?page=2")
                .accept(MediaType.TEXT_HTML)
                .exchange()
                .expectStatus()
                .isFound()
                .expectHeader()
                .valueEquals(HttpHeaders.LOCATION, "/login?next=%2Fmodels%3Fpage%3D2");
    }

    @Test
    void sendsAPersonFromTheRootToTheFirstPage() {
        service.get()
                .uri("/")
                .cookie("dataflow_session", token)
                .accept(MediaType.TEXT_HTML)
                .exchange()
                .expectStatus()
                .isFound()
                .expectHeader()
                .valueEquals(HttpHeaders.LOCATION, "/models");
    }

    @Test
    void showsAPersonAPageWhenSomethingGoesWrong() {
        service.get()
                .uri("/nowhere")
                .cookie("dataflow_session", token)
                .accept(MediaType.TEXT_HTML)
                .exchange()
                .expectStatus()
                .isNotFound()
                .expectHeader()
                .contentTypeCompatibleWith(MediaType.TEXT_HTML);
    }

    @Test
    void saysWhereJsonIsMalformed() {
        post("{\"first_word\":\n oops}")
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.title")
                .isEqualTo("Malformed JSON")
                .jsonPath("$.detail")
                .value(String.class, detail -> assertThat(detail).contains("line 2"));
    }

    @Test
    void refusesABodyThatIsTooLarge() {
        post("{\"first_word\":\"" + "x".repeat(10_100_000) + "\"}")
                .expectStatus()
                .isEqualTo(413);
        post("[".repeat(100_000)).expectStatus().isBadRequest();
    }

    @Test
    void saysWhichFieldHasTheWrongType() {
        post("{\"first_word\":\"a\",\"times\":\"many\"}")
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.violations[0].pointer")
                .isEqualTo("/times");
    }

    @Test
    void saysWhichRuleAFieldBreaks() {
        post("{\"first_word\":\"\",\"times\":11}")
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.violations[?(@.pointer == '/first_word')].rule")
                .isEqualTo("must not be blank")
                .jsonPath("$.violations[?(@.pointer == '/times')].value")
                .isEqualTo("11");
    }

    @Test
    void saysWhichRuleAParameterBreaks() {
        get("/api/greeting?times=11")
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.violations[0].pointer")
                .isEqualTo("/times")
                .jsonPath("$.violations[0].remedy")
                .exists();
        get("/api/greeting?times=many")
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.violations[0].rule")
                .isEqualTo("must be a whole number");
        get("/api/greeting")
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.detail")
                .value(String.class, detail -> assertThat(detail).contains("times"));
    }

    @Test
    void namesTheUsualMistakes() {
        get("/api/nowhere").expectStatus().isNotFound().expectHeader().contentType(MediaType.APPLICATION_PROBLEM_JSON);
        service.delete()
                .uri("/api/greeting")
                .headers(bearer())
                .exchange()
                .expectStatus()
                .isEqualTo(405);
        service.post()
                .uri("/api/greeting")
                .headers(bearer())
                .contentType(MediaType.TEXT_PLAIN)
                .body("x")
                .exchange()
                .expectStatus()
                .isEqualTo(415);
    }

    @Test
    void blamesTheSenderForControlCharactersInAForm() {
        service.post()
                .uri("/api/greeting")
                .headers(bearer())
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .body("{\"first_word\":\u0001}\n")
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON);
    }

    @Test
    void explainsWhatTheWebServerRefusesByItself() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(installation.url(0) + "/api/me"))
                .header("X-Long", "x".repeat(20_000))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            var answer = client.send(request, BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
            assertThat(answer.body()).contains("8 KB");
        }
    }

    @Test
    void givesAReferenceForABugAndNothingElse() {
        get("/api/bug")
                .expectStatus()
                .isEqualTo(500)
                .expectBody(String.class)
                .value(body -> assertThat(body)
                        .contains("\"reference\"")
                        .doesNotContain("xyzzy", "IllegalState", "io.dataflow"));
    }

    @Test
    void tellsBrowsersWhatTheyMustNotDo() {
        service.get()
                .uri("/login")
                .accept(MediaType.TEXT_HTML)
                .exchange()
                .expectHeader()
                .value(
                        "Content-Security-Policy",
                        policy -> assertThat(policy)
                                .contains(
                                        "default-src 'self'",
                                        "object-src 'none'",
                                        "frame-ancestors 'none'",
                                        "base-uri 'self'")
                                .doesNotContain("unsafe"))
                .expectHeader()
                .valueEquals("X-Content-Type-Options", "nosniff")
                .expectHeader()
                .valueEquals("Referrer-Policy", "same-origin")
                .expectHeader()
                .exists("Permissions-Policy")
                .expectHeader()
                .valueEquals(HttpHeaders.CACHE_CONTROL, "no-store");
    }

    @Test
    void letsBrowsersKeepFilesUnderTheirVersion() {
        String page = service.get()
                .uri("/login")
                .accept(MediaType.TEXT_HTML)
                .exchange()
                .returnResult(String.class)
                .getResponseBody();
        String css = Objects.requireNonNull(page).replaceAll("(?s).*href=\"(/assets/[^\"]*\\.css)\".*", "$1");

        service.get()
                .uri(css)
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .value(HttpHeaders.CACHE_CONTROL, kept -> assertThat(kept).contains("max-age=31536000", "immutable"));
        service.get()
                .uri("/css/dataflow.css")
                .exchange()
                .expectHeader()
                .valueEquals(HttpHeaders.CACHE_CONTROL, "no-cache");
    }

    @Test
    void showsHealthToAllAndMetricsToFew() {
        service.get().uri("/actuator/health/liveness").exchange().expectBody().json("{\"status\":\"UP\"}");
        service.get().uri("/actuator/health/readiness").exchange().expectBody().json("{\"status\":\"UP\"}");
        service.get().uri("/actuator/prometheus").exchange().expectStatus().isOk();
        service.get()
                .uri("/actuator/prometheus")
                .header("X-Forwarded-For", "192.0.2.1")
                .exchange()
                .expectStatus()
                .isUnauthorized();
        service.get()
                .uri("/actuator/prometheus")
                .header("X-Forwarded-For", "192.0.2.1")
                .headers(headers -> headers.setBearerAuth("scrape"))
                .exchange()
                .expectStatus()
                .isOk();
    }

    @Test
    void describesItsApi() {
        service.get()
                .uri("/v3/api-docs")
                .exchange()
                .expectBody()
                .jsonPath("$.info.title")
                .isEqualTo("Validation service")
                .jsonPath("$.components.securitySchemes.bearer.scheme")
                .isEqualTo("bearer")
                .jsonPath("$.paths['/admin/login'].post.security")
                .isEmpty()
                .jsonPath("$.components.schemas.Greeting.properties.first_word")
                .exists();
        service.get().uri("/swagger-ui/index.html").exchange().expectStatus().isOk();
    }

    @Test
    @Timeout(60)
    void endsAnOpenPageOnceItsLoginIsEnded() throws IOException, InterruptedException {
        String login = login();
        try (var client = HttpClient.newHttpClient();
                var events = open(client, login)) {
            assertThat(events.readLine()).isEqualTo("event:greeting");
            assertThat(events.readLine()).isEqualTo("data:{\"first_word\":\"hello\",\"times\":1}");

            var session =
                    (Token.Login) installation.bean(Tokens.class).read(login).orElseThrow();
            installation.bean(LoginSessions.class).end(session.sessionId());

            assertThat(events.lines().filter("event:beat"::equals).count())
                    .isPositive()
                    .isLessThan(15);
        }
    }

    private static BufferedReader open(HttpClient client, String login) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(installation.url(0) + "/api/live"))
                .header(HttpHeaders.AUTHORIZATION, "Bearer " + login)
                .timeout(Duration.ofSeconds(30))
                .build();
        var answer = client.send(request, BodyHandlers.ofInputStream());
        return new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8));
    }

    private static ResponseSpec get(String uri) {
        return service.get().uri(uri).headers(bearer()).exchange();
    }

    private static ResponseSpec post(String body) {
        return service.post()
                .uri("/api/greeting")
                .headers(bearer())
                .contentType(MediaType.APPLICATION_JSON)
                .body(body)
                .exchange();
    }

    private static String login() {
        var answer = service.post()
                .uri("/admin/login")
                .contentType(MediaType.APPLICATION_JSON)
                .body(Map.of("username", "admin", "password", TrialInstallation.ADMIN_PASSWORD))
                .exchange()
                .returnResult(new ParameterizedTypeReference<Map<String, String>>() {})
                .getResponseBody();
        return Objects.requireNonNull(Objects.requireNonNull(answer).get("token"));
    }

    private static java.util.function.Consumer<HttpHeaders> bearer() {
        return headers -> headers.setBearerAuth(token);
    }
}
