package io.dataflow.platform.login;

import io.dataflow.platform.account.Account;
import io.dataflow.platform.account.Role;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The logins in the shared database. Every service asks here on every request, so an ended login is ended everywhere. */
public final class LoginSessions {

    private static final Duration KEPT = Duration.ofDays(30);

    private final JdbcClient database;
    private final Clock clock;

    public LoginSessions(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    void open(String id, Account account, Instant expiresAt, ClientAddress address) {
        database.sql(
                        "INSERT INTO login_session (id, account_id, created_at, expires_at, address) VALUES (?, ?, ?, ?, ?)")
                .params(id, account.id(), now(), Timestamp.from(expiresAt), address.value())
                .update();
    }

    /** The session, unless it was ended, has expired, or its account is disabled or gone. */
    public Optional<LoginSession> find(String id) {
        return database.sql("""
                        SELECT s.id, a.username, a.role FROM login_session s JOIN account a ON a.id = s.account_id
                        WHERE s.id = ? AND s.ended_at IS NULL AND s.expires_at > ? AND a.enabled
                        """)
                .params(id, now())
                .query((row, number) -> new LoginSession(
                        row.getString("id"), row.getString("username"), Role.valueOf(row.getString("role"))))
                .optional();
    }

    /** Which of these sessions still stand. */
    public Set<String> standing(Collection<String> ids) {
        if (ids.isEmpty()) {
            return Set.of();
        }
        return database.sql("""
                        SELECT s.id FROM login_session s JOIN account a ON a.id = s.account_id
                        WHERE s.id IN (:ids) AND s.ended_at IS NULL AND s.expires_at > :now AND a.enabled
                        """)
                .param("ids", ids)
                .param("now", now())
                .query(String.class)
                .set();
    }

    public void end(String id) {
        database.sql("UPDATE login_session SET ended_at = ? WHERE id = ? AND ended_at IS NULL")
                .params(now(), id)
                .update();
    }

    void forgetOld() {
        database.sql("DELETE FROM login_session WHERE expires_at < ?")
                .param(Timestamp.from(clock.instant().minus(KEPT)))
                .update();
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
