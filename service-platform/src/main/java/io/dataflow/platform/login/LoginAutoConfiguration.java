package io.dataflow.platform.login;

import io.dataflow.platform.account.Account;
import io.dataflow.platform.account.Accounts;
import io.dataflow.platform.account.Passwords;
import io.dataflow.platform.audit.AuditLog;
import io.dataflow.platform.database.DatabaseAutoConfiguration;
import io.dataflow.platform.login.web.LoginApi;
import io.dataflow.platform.login.web.LoginPage;
import io.dataflow.platform.token.SigningKey;
import io.dataflow.platform.token.Tokens;
import java.time.Clock;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.data.jpa.autoconfigure.DataJpaRepositoriesAutoConfiguration;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Accounts, sessions and the ways to sign in and out. */
@AutoConfiguration(
        after = DatabaseAutoConfiguration.class,
        before = {HibernateJpaAutoConfiguration.class, DataJpaRepositoriesAutoConfiguration.class})
@AutoConfigurationPackage(basePackageClasses = {Account.class, AuditLog.class})
@EnableConfigurationProperties(LoginSettings.class)
public class LoginAutoConfiguration {

    @Bean
    SigningKey signingKey(LoginSettings settings) {
        return settings.key();
    }

    @Bean
    Tokens tokens(SigningKey key, Clock clock) {
        return new Tokens(key, clock);
    }

    @Bean
    Passwords passwords() {
        return new Passwords();
    }

    @Bean
    LoginSessions loginSessions(JdbcClient database, Clock clock) {
        return new LoginSessions(database, clock);
    }

    @Bean
    LoginGate loginGate(Tokens tokens, LoginSessions sessions) {
        return new LoginGate(tokens, sessions);
    }

    @Bean
    LoginThrottle loginThrottle(JdbcClient database, PlatformTransactionManager transactions, Clock clock) {
        var transaction = new TransactionTemplate(transactions);
        transaction.setIsolationLevel(TransactionDefinition.ISOLATION_READ_COMMITTED);
        return new LoginThrottle(database, transaction, clock);
    }

    @Bean
    Logins.SessionDesk sessionDesk(LoginSessions sessions, Tokens tokens, LoginSettings settings, Clock clock) {
        return new Logins.SessionDesk(sessions, tokens, settings.sessionLength(), clock);
    }

    @Bean
    Logins logins(Accounts accounts, Passwords passwords, LoginThrottle throttle, Logins.SessionDesk desk) {
        return new Logins(accounts, passwords, throttle, desk);
    }

    @Bean
    FirstAdmin firstAdmin(Accounts accounts, Passwords passwords, LoginSettings settings, Clock clock) {
        return new FirstAdmin(accounts, passwords, settings, clock);
    }

    @Bean
    ForgetOldLogins forgetOldLogins(LoginSessions sessions, LoginThrottle throttle) {
        return new ForgetOldLogins(sessions, throttle);
    }

    @Bean
    LoginApi loginApi(Logins logins, LoginSessions sessions, AuditLog audit) {
        return new LoginApi(logins, sessions, audit);
    }

    @Bean
    LoginPage loginPage(Logins logins, AuditLog audit) {
        return new LoginPage(logins, audit);
    }
}
