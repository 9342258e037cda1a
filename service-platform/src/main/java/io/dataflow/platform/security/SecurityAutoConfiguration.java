package io.dataflow.platform.security;

import io.dataflow.platform.account.Role;
import io.dataflow.platform.login.LoginGate;
import io.dataflow.platform.problem.ProblemWriter;
import jakarta.servlet.DispatcherType;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.security.access.hierarchicalroles.RoleHierarchy;
import org.springframework.security.access.hierarchicalroles.RoleHierarchyImpl;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/** Who may reach what, and what browsers are told. */
@AutoConfiguration(before = {UserDetailsServiceAutoConfiguration.class, ServletWebSecurityAutoConfiguration.class})
@EnableWebSecurity
@EnableMethodSecurity
@EnableConfigurationProperties(MetricsSettings.class)
public class SecurityAutoConfiguration {

    @Bean
    static RoleHierarchy roleHierarchy() {
        return RoleHierarchyImpl.withDefaultRolePrefix()
                .role(Role.ADMIN.name())
                .implies(Role.OPERATOR.name())
                .role(Role.OPERATOR.name())
                .implies(Role.ANALYST.name())
                .build();
    }

    /** Nobody signs in through the framework; without this bean it would make up a user of its own. */
    @Bean
    AuthenticationManager authenticationManager() {
        return attempt -> {
            throw new AuthenticationServiceException("Sign in with POST /admin/login");
        };
    }

    /** URL rewriting stays on for the versions of static files; sessions, for which it was made, don't exist here. */
    @Bean
    SecurityFilterChain securityFilterChain(
            HttpSecurity http,
            LoginGate gate,
            ProblemWriter problems,
            MetricsSettings metrics,
            ObjectProvider<OtherCredentials> otherCredentials) {
        var others = new CredentialKinds(otherCredentials.orderedStream().toList());
        var metricsAccess = new MetricsAccess(metrics.scrapeToken());
        return http.authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(
                                DispatcherType.ERROR, DispatcherType.ASYNC, DispatcherType.FORWARD)
                        .permitAll()
                        .requestMatchers(Paths.open())
                        .permitAll()
                        .requestMatchers(Paths.METRICS)
                        .access(metricsAccess)
                        .requestMatchers(others::cover)
                        .authenticated()
                        .anyRequest()
                        .hasRole(Role.ANALYST.name()))
                .addFilterBefore(
                        new TokenFilter(gate, problems, metricsAccess, others), AnonymousAuthenticationFilter.class)
                .exceptionHandling(failures -> failures.authenticationEntryPoint(new AskForLogin(problems, others))
                        .accessDeniedHandler(new SayForbidden(problems)))
                .csrf(csrf ->
                        csrf.spa().csrfTokenRepository(csrfCookie()).requireCsrfProtectionMatcher(new NeedsCsrfToken()))
                .headers(SecurityAutoConfiguration::headers)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS)
                        .enableSessionUrlRewriting(true))
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .build();
    }

    /** Cookies know no ports: a page of one service may send the token that another one gave. */
    private static CookieCsrfTokenRepository csrfCookie() {
        var cookie = CookieCsrfTokenRepository.withHttpOnlyFalse();
        cookie.setCookieCustomizer(properties -> properties.sameSite("Strict"));
        return cookie;
    }

    private static void headers(HeadersConfigurer<HttpSecurity> headers) {
        headers.cacheControl(HeadersConfigurer.CacheControlConfig::disable)
                .addHeaderWriter(new CacheHeader())
                .addHeaderWriter(new ContentPolicy())
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                .permissionsPolicyHeader(permissions ->
                        permissions.policy("camera=(), geolocation=(), microphone=(), payment=(), usb=()"));
    }
}
