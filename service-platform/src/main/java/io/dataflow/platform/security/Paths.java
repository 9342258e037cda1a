package io.dataflow.platform.security;

import java.util.Arrays;
import java.util.stream.Stream;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** The addresses that are treated in a way of their own. */
final class Paths {

    static final RequestMatcher STATIC = anyOf(
            "/assets/**", "/css/**", "/js/**", "/img/**", "/fonts/**", "/webjars/**", "/favicon.ico", "/favicon.svg");
    static final RequestMatcher HEALTH = anyOf("/actuator/health", "/actuator/health/**");
    static final RequestMatcher METRICS = anyOf("/actuator/prometheus");
    static final RequestMatcher API_DESCRIPTION = anyOf("/v3/api-docs", "/v3/api-docs/**", "/v3/api-docs.yaml");
    static final RequestMatcher API_BROWSER = anyOf("/swagger-ui.html", "/swagger-ui/**");
    static final RequestMatcher LOGIN_PAGE = anyOf("/login");
    static final RequestMatcher LOGIN_API = anyOf("/admin/login");
    static final RequestMatcher ERROR = anyOf("/error");

    private Paths() {}

    /** What needs no login. */
    static RequestMatcher open() {
        return new OrRequestMatcher(STATIC, HEALTH, API_DESCRIPTION, API_BROWSER, LOGIN_PAGE, LOGIN_API, ERROR);
    }

    private static RequestMatcher anyOf(String... patterns) {
        Stream<RequestMatcher> matchers = Arrays.stream(patterns)
                .map(pattern -> PathPatternRequestMatcher.withDefaults().matcher(pattern));
        return new OrRequestMatcher(matchers.toList());
    }
}
