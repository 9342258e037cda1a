package io.dataflow.platform.login;

import io.dataflow.platform.account.Username;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Counts failed logins for each user name and address in the shared database. An attempt is counted before its password is
 * looked at and taken back when it was right, so that many attempts at the same moment gain nothing.
 */
final class LoginThrottle {

    private final JdbcClient database;
    private final TransactionOperations transaction;
    private final Clock clock;

    LoginThrottle(JdbcClient database, TransactionOperations transaction, Clock clock) {
        this.database = database;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Counts one attempt, unless it comes too early: then says how long to wait. Zero means go on. */
    Duration attempt(Username name, ClientAddress address) {
        Duration wait = transaction.execute(status -> {
            Instant now = clock.instant();
            Duration longer = longer(
                    waitFor(subject(name), GuessLimit.PER_NAME, now),
                    waitFor(subject(address), GuessLimit.PER_ADDRESS, now));
            if (longer.isZero()) {
                count(subject(name), now);
                count(subject(address), now);
            }
            return longer;
        });
        return wait == null ? Duration.ZERO : wait;
    }

    /** Forgets the failures of a name, and this one attempt of the address, after a right password. */
    void succeeded(Username name, ClientAddress address) {
        database.sql("DELETE FROM login_failure WHERE subject = ?")
                .param(subject(name))
                .update();
        database.sql("UPDATE login_failure SET failures = failures - 1 WHERE subject = ? AND failures > 0")
                .param(subject(address))
                .update();
    }

    void forgetOld() {
        database.sql("DELETE FROM login_failure WHERE last_failure < ?")
                .param(Timestamp.from(clock.instant().minus(GuessLimit.FORGIVEN_AFTER)))
                .update();
    }

    private Duration waitFor(String subject, GuessLimit limit, Instant now) {
        lock(subject, now);
        return database.sql("SELECT failures, last_failure FROM login_failure WHERE subject = ? FOR UPDATE")
                .param(subject)
                .query((row, number) -> limit.waitFrom(
                        now,
                        row.getInt("failures"),
                        row.getTimestamp("last_failure").toInstant()))
                .single();
    }

    private void lock(String subject, Instant now) {
        database.sql("""
                        INSERT INTO login_failure (subject, failures, last_failure) VALUES (?, 0, ?)
                        ON DUPLICATE KEY UPDATE failures = failures
                        """).params(subject, Timestamp.from(now)).update();
    }

    private void count(String subject, Instant now) {
        Timestamp forgiven = Timestamp.from(now.minus(GuessLimit.FORGIVEN_AFTER));
        database.sql("""
                        UPDATE login_failure SET failures = IF(last_failure < ?, 1, failures + 1), last_failure = ?
                        WHERE subject = ?
                        """).params(forgiven, Timestamp.from(now), subject).update();
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    private static String subject(Username name) {
        return "name:" + name.value();
    }

    private static String subject(ClientAddress address) {
        return "address:" + address.value();
    }
}
