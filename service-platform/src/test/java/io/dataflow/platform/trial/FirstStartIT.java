package io.dataflow.platform.trial;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataflow.local.test.TestDatabase;
import io.dataflow.platform.Secret;
import io.dataflow.platform.account.Accounts;
import io.dataflow.platform.account.Passwords;
import io.dataflow.platform.account.Username;
import io.dataflow.platform.login.FirstAdmin;
import io.dataflow.platform.login.LoginSettings;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Four services that meet an empty database at the same moment. */
class FirstStartIT {

    private static final int SERVICES = 4;

    @Test
    void oneOfThemMakesTheTables() throws InterruptedException, ExecutionException {
        String url = TestDatabase.freshSchema();

        List<Integer> migrations = atOnce(() -> Flyway.configure()
                .dataSource(url, TestDatabase.username(), TestDatabase.password())
                .load()
                .migrate()
                .migrationsExecuted);

        assertThat(migrations.stream().filter(executed -> executed > 0)).isNotEmpty();
        assertThat(Flyway.configure()
                        .dataSource(url, TestDatabase.username(), TestDatabase.password())
                        .load()
                        .info()
                        .pending())
                .isEmpty();
    }

    @Test
    void oneOfThemCreatesTheAdministrator() throws InterruptedException, ExecutionException {
        try (var installation = TrialInstallation.start("validation-service")) {
            installation.bean(JdbcClient.class).sql("DELETE FROM account").update();
            var accounts = installation.bean(Accounts.class);
            var settings = new LoginSettings(Secret.NONE, new Username("admin"), Secret.NONE, Duration.ofHours(1));

            atOnce(() -> {
                new FirstAdmin(accounts, new Passwords(), settings, Clock.systemUTC()).afterPropertiesSet();
                return true;
            });

            assertThat(accounts.count()).isEqualTo(1);
        }
    }

    private static <T> List<T> atOnce(Callable<T> start) throws InterruptedException, ExecutionException {
        List<T> results = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(SERVICES)) {
            for (Future<T> result : threads.invokeAll(java.util.Collections.nCopies(SERVICES, start))) {
                results.add(result.get());
            }
        }
        return results;
    }
}
