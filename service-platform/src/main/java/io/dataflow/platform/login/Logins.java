package io.dataflow.platform.login;

import io.dataflow.platform.account.Account;
import io.dataflow.platform.account.Accounts;
import io.dataflow.platform.account.Passwords;
import io.dataflow.platform.account.Username;
import io.dataflow.platform.token.Token;
import io.dataflow.platform.token.Tokens;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;

/** Signs people in: throttle, password, session, token, in that order. */
public final class Logins {

    private static final int ID_BYTES = 18;

    private final Accounts accounts;
    private final Passwords passwords;
    private final LoginThrottle throttle;
    private final SessionDesk desk;

    Logins(Accounts accounts, Passwords passwords, LoginThrottle throttle, SessionDesk desk) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.throttle = throttle;
        this.desk = desk;
    }

    public LoginOutcome attempt(Username name, String password, ClientAddress address) {
        Duration wait = throttle.attempt(name, address);
        if (!wait.isZero()) {
            return new LoginOutcome.TooSoon(wait);
        }
        return passwords
                .check(accounts.findByUsername(name.value()), password)
                .<LoginOutcome>map(account -> welcome(account, name, address))
                .orElseGet(LoginOutcome.Refused::new);
    }

    private LoginOutcome welcome(Account account, Username name, ClientAddress address) {
        throttle.succeeded(name, address);
        return desk.open(account, address);
    }

    /** Opens sessions and hands out their tokens. */
    record SessionDesk(LoginSessions sessions, Tokens tokens, Duration length, Clock clock) {

        LoginOutcome.Opened open(Account account, ClientAddress address) {
            Instant expiresAt = clock.instant().plus(length).truncatedTo(ChronoUnit.SECONDS);
            String id = newId();
            sessions.open(id, account, expiresAt, address);
            String token = tokens.sign(new Token.Login(id, account.username(), expiresAt));
            return new LoginOutcome.Opened(token, expiresAt, account.username(), account.role());
        }

        private static String newId() {
            byte[] bytes = new byte[ID_BYTES];
            new SecureRandom().nextBytes(bytes);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        }
    }
}
