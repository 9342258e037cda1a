package io.dataflow.platform.login;

import io.dataflow.platform.token.Token;
import io.dataflow.platform.token.Tokens;
import java.util.Optional;

/** Tells who is behind a token, as long as what it stands for still holds. */
public final class LoginGate {

    private final Tokens tokens;
    private final LoginSessions sessions;

    public LoginGate(Tokens tokens, LoginSessions sessions) {
        this.tokens = tokens;
        this.sessions = sessions;
    }

    public Optional<SignedIn> admit(String text) {
        return tokens.read(text).flatMap(this::admit);
    }

    private Optional<SignedIn> admit(Token token) {
        return switch (token) {
            case Token.Login login -> sessions.find(login.sessionId()).map(SignedIn::person);
            case Token.Service service -> Optional.of(SignedIn.service(service.name()));
        };
    }
}
