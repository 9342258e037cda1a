package io.dataflow.platform.security;

import io.dataflow.platform.login.LoginGate;
import io.dataflow.platform.login.SignedIn;
import io.dataflow.platform.login.web.SessionCookie;
import io.dataflow.platform.problem.Problem;
import io.dataflow.platform.problem.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;
import org.springframework.web.filter.OncePerRequestFilter;

/** Finds out who makes a request: from another credential where one counts, else from its Bearer header, else from the cookie. */
final class TokenFilter extends OncePerRequestFilter {

    private final LoginGate gate;
    private final ProblemWriter problems;
    private final MetricsAccess metrics;
    private final CredentialKinds others;
    private final RequestAttributeSecurityContextRepository contexts = new RequestAttributeSecurityContextRepository();

    TokenFilter(LoginGate gate, ProblemWriter problems, MetricsAccess metrics, CredentialKinds others) {
        this.others = others;
        this.gate = gate;
        this.problems = problems;
        this.metrics = metrics;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return Paths.STATIC.matches(request) || Paths.HEALTH.matches(request) || isScraper(request);
    }

    private boolean isScraper(HttpServletRequest request) {
        return Paths.METRICS.matches(request) && metrics.showsToken(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<CredentialOutcome> other;
        try {
            other = others.judge(request);
        } catch (DataAccessException e) {
            problems.writeFailure(e, response);
            return;
        }
        if (other.isEmpty()) {
            filterByToken(request, response, chain);
            return;
        }
        switch (other.get()) {
            case CredentialOutcome.NotAdmitted refused -> problems.write(refused.why(), response);
            case CredentialOutcome.Admitted admitted -> {
                remember(admitted.who(), admitted.authority(), request, response);
                chain.doFilter(request, response);
            }
        }
    }

    private void filterByToken(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<String> bearer = BearerHeader.read(request);
        Optional<SignedIn> who;
        try {
            who = bearer.or(() -> SessionCookie.read(request)).flatMap(gate::admit);
        } catch (DataAccessException e) {
            problems.writeFailure(e, response);
            return;
        }
        if (bearer.isPresent() && who.isEmpty()) {
            refuse(response);
            return;
        }
        who.ifPresent(signedIn -> remember(signedIn, signedIn.role().authority(), request, response));
        chain.doFilter(request, response);
    }

    /** A program that shows a token means to be somebody; going on as nobody would only hide the reason. */
    private void refuse(HttpServletResponse response) throws IOException {
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"invalid_token\"");
        problems.write(
                Problem.of(
                        HttpStatus.UNAUTHORIZED,
                        "Token not accepted",
                        "The token has expired, its login was ended, or it was not made here. Sign in again."),
                response);
    }

    private void remember(Object who, String authority, HttpServletRequest request, HttpServletResponse response) {
        var authorities = List.of(new SimpleGrantedAuthority(authority));
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(who, null, authorities));
        SecurityContextHolder.setContext(context);
        contexts.saveContext(context, request, response);
    }
}
