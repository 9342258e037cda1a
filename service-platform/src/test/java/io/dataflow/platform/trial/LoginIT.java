package io.dataflow.platform.trial;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataflow.platform.account.Role;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;

class LoginIT {

    private static final ParameterizedTypeReference<Map<String, String>> TEXTS = new ParameterizedTypeReference<>() {};
    private static final String GREETING = "{\"first_word\":\"hi\",\"times\":2}";

    private static TrialInstallation installation;

    private static RestTestClient one;

    private static RestTestClient other;

    @BeforeAll
    static void start() {
        installation = TrialInstallation.start("validation-service", "bridge-service");
        one = installation.client(0);
        other = installation.client(1);
    }

    @AfterAll
    static void stop() {
        installation.close();
    }

    @Test
    void oneLoginIsGoodOnAllServices() {
        String token = loginToken("admin");

        for (RestTestClient service : List.of(one, other)) {
            service.get()
                    .uri("/api/me")
                    .headers(bearer(token))
                    .exchange()
                    .expectBody()
                    .json("{\"username\":\"admin\",\"role\":\"ADMIN\"}");
        }
    }

    @Test
    void keepsTheTokenFromScriptsAndOtherSites() {
        attempt("admin", TrialInstallation.ADMIN_PASSWORD)
                .expectHeader()
                .value(
                        HttpHeaders.SET_COOKIE,
                        cookie -> assertThat(cookie)
                                .startsWith("dataflow_session=")
                                .contains("HttpOnly", "SameSite=Strict", "Path=/")
                                .doesNotContain("Domain", "Secure"));
    }

    @Test
    void logoutEndsTheLoginOnAllServices() {
        String token = loginToken("admin");

        one.post()
                .uri("/admin/logout")
                .headers(bearer(token))
                .exchange()
                .expectStatus()
                .isNoContent();

        for (RestTestClient service : List.of(one, other)) {
            service.get()
                    .uri("/api/me")
                    .headers(bearer(token))
                    .exchange()
                    .expectStatus()
                    .isUnauthorized();
        }
    }

    @Test
    void logoutLeavesOtherLoginsAlone() {
        String token = loginToken("admin");
        String other = loginToken("admin");

        one.post()
                .uri("/admin/logout")
                .headers(bearer(token))
                .exchange()
                .expectStatus()
                .isNoContent();

        one.get()
                .uri("/api/me")
                .headers(bearer(other))
                .exchange()
                .expectStatus()
                .isOk();
    }

    @Test
    void slowsDownGuessingOfOneName() {
        String name = installation.newAccount(Role.ANALYST);
        IntStream.range(0, 5)
                .forEach(guess -> attempt(name, "guess").expectStatus().isUnauthorized());

        attempt(name, TrialInstallation.ADMIN_PASSWORD)
                .expectStatus()
                .isEqualTo(429)
                .expectHeader()
                .exists(HttpHeaders.RETRY_AFTER)
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON);
        assertThat(loginToken("admin")).isNotEmpty();
    }

    @Test
    void guessesAtTheSameMomentGainNothing() {
        String name = installation.newAccount(Role.ANALYST);

        long lookedAt = IntStream.range(0, 12)
                .parallel()
                .filter(guess ->
                        attempt(name, "guess").returnResult().getStatus().value() == 401)
                .count();

        assertThat(lookedAt).isEqualTo(5);
    }

    @Test
    void answersTheSameForUnknownNamesAndWrongPasswords() {
        String known = installation.newAccount(Role.ANALYST);

        assertThat(body(attempt(known, "guess"))).isEqualTo(body(attempt("nobody", "guess")));
    }

    @Test
    void aCookieAloneDoesNotAllowAChange() {
        String token = loginToken("admin");

        one.post()
                .uri("/api/greeting")
                .cookie("dataflow_session", token)
                .contentType(MediaType.APPLICATION_JSON)
                .body(GREETING)
                .exchange()
                .expectStatus()
                .isForbidden();
    }

    @Test
    void aPageMaySendTheCsrfTokenThatAnotherServiceGave() {
        String token = loginToken("admin");
        var page = other.get()
                .uri("/api/me")
                .cookie("dataflow_session", token)
                .exchange()
                .returnResult();
        String csrf = Objects.requireNonNull(page.getResponseCookies().getFirst("XSRF-TOKEN"))
                .getValue();

        one.post()
                .uri("/api/greeting")
                .cookie("dataflow_session", token)
                .cookie("XSRF-TOKEN", csrf)
                .header("X-XSRF-TOKEN", csrf)
                .contentType(MediaType.APPLICATION_JSON)
                .body(GREETING)
                .exchange()
                .expectStatus()
                .isOk();
    }

    @Test
    void aBrowserOfAnotherSiteCannotLogIn() {
        one.post()
                .uri("/admin/login")
                .header("Sec-Fetch-Site", "cross-site")
                .contentType(MediaType.APPLICATION_JSON)
                .body(Map.of("username", "admin", "password", TrialInstallation.ADMIN_PASSWORD))
                .exchange()
                .expectStatus()
                .isForbidden();
        one.post()
                .uri("/admin/login")
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .body("username=admin&password=x")
                .exchange()
                .expectStatus()
                .isEqualTo(415);
    }

    @Test
    void rolesIncludeTheLesserOnes() {
        String analyst = loginToken(installation.newAccount(Role.ANALYST));
        String operator = loginToken(installation.newAccount(Role.OPERATOR));

        greet(analyst).expectStatus().isForbidden().expectHeader().contentType(MediaType.APPLICATION_PROBLEM_JSON);
        greet(operator).expectStatus().isOk();
        greet(loginToken("admin")).expectStatus().isOk();
        one.get()
                .uri("/api/audit")
                .headers(bearer(operator))
                .exchange()
                .expectStatus()
                .isForbidden();
    }

    @Test
    void anotherServiceIsAnAnalyst() {
        String token = installation.serviceToken();

        one.get()
                .uri("/api/me")
                .headers(bearer(token))
                .exchange()
                .expectBody()
                .json("{\"username\":\"service:dashboard-service\",\"role\":\"ANALYST\"}");
        greet(token).expectStatus().isForbidden();
    }

    @Test
    void theAuditLogSaysWhoLoggedIn() {
        String name = installation.newAccount(Role.OPERATOR);
        loginToken(name);

        one.get()
                .uri("/api/audit")
                .headers(bearer(loginToken("admin")))
                .exchange()
                .expectBody()
                .jsonPath("$[?(@.who == '%s' && @.action == 'login')]".formatted(name))
                .exists();
    }

    @Test
    void theLoginPageLeadsBackToWhereThePersonWas() {
        assertThat(afterLogin("/models?page=2")).isEqualTo("/models?page=2");
        assertThat(afterLogin("//evil.example")).isEqualTo("/");
    }

    private static String afterLogin(String next) {
        var page =
                one.get().uri("/login").accept(MediaType.TEXT_HTML).exchange().returnResult(String.class);
        String cookie = Objects.requireNonNull(page.getResponseCookies().getFirst("XSRF-TOKEN"))
                .getValue();
        String csrf = Objects.requireNonNull(page.getResponseBody())
                .replaceAll("(?s).*name=\"_csrf\" value=\"([^\"]*)\".*", "$1");
        var form = new org.springframework.util.LinkedMultiValueMap<>(Map.of(
                "username",
                List.of("admin"),
                "password",
                List.of(TrialInstallation.ADMIN_PASSWORD),
                "next",
                List.of(next),
                "_csrf",
                List.of(csrf)));
        return Objects.requireNonNull(one.post()
                .uri("/login")
                .cookie("XSRF-TOKEN", cookie)
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .body(form)
                .exchange()
                .returnResult()
                .getResponseHeaders()
                .getFirst(HttpHeaders.LOCATION));
    }

    private static ResponseSpec greet(String token) {
        return one.post()
                .uri("/api/greeting")
                .headers(bearer(token))
                .contentType(MediaType.APPLICATION_JSON)
                .body(GREETING)
                .exchange();
    }

    private static ResponseSpec attempt(String name, String password) {
        return one.post()
                .uri("/admin/login")
                .contentType(MediaType.APPLICATION_JSON)
                .body(Map.of("username", name, "password", password))
                .exchange();
    }

    private static String loginToken(String name) {
        Map<String, String> answer = attempt(name, TrialInstallation.ADMIN_PASSWORD)
                .expectStatus()
                .isOk()
                .returnResult(TEXTS)
                .getResponseBody();
        return Objects.requireNonNull(Objects.requireNonNull(answer).get("token"));
    }

    private static String body(ResponseSpec answer) {
        return Objects.requireNonNullElse(
                answer.expectStatus()
                        .isUnauthorized()
                        .returnResult(String.class)
                        .getResponseBody(),
                "");
    }

    private static java.util.function.Consumer<HttpHeaders> bearer(String token) {
        return headers -> headers.setBearerAuth(token);
    }
}
