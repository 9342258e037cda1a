package io.dataflow.platform.trial;

import io.dataflow.local.test.TestDatabase;
import io.dataflow.platform.account.Account;
import io.dataflow.platform.account.Accounts;
import io.dataflow.platform.account.Passwords;
import io.dataflow.platform.account.Role;
import io.dataflow.platform.token.ServiceTokens;
import io.dataflow.platform.token.SigningKey;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.web.servlet.client.RestTestClient;

/** Services on one database that was empty before. */
final class TrialInstallation implements AutoCloseable {

    static final String ADMIN_PASSWORD = "correct horse battery staple";
    private static final String KEY = "dHJpYWwta2V5LXRyaWFsLWtleS10cmlhbC1rZXktdHJpYWwta2V5";

    private final List<ConfigurableApplicationContext> services;

    private TrialInstallation(List<ConfigurableApplicationContext> services) {
        this.services = services;
    }

    static TrialInstallation start(String... services) {
        String url = TestDatabase.freshSchema();
        return new TrialInstallation(
                Stream.of(services).map(name -> start(name, url)).toList());
    }

    private static ConfigurableApplicationContext start(String name, String url) {
        return TrialService.start(
                "--spring.application.name=" + name,
                "--server.port=0",
                "--dataflow.database.url=" + url,
                "--dataflow.database.username=" + TestDatabase.username(),
                "--dataflow.database.password=" + TestDatabase.password(),
                "--dataflow.login.signing-key=" + KEY,
                "--dataflow.login.admin-password=" + ADMIN_PASSWORD,
                "--dataflow.metrics.scrape-token=scrape");
    }

    String url(int service) {
        return "http://127.0.0.1:" + services.get(service).getEnvironment().getRequiredProperty("local.server.port");
    }

    RestTestClient client(int service) {
        return RestTestClient.bindToServer().baseUrl(url(service)).build();
    }

    <T> T bean(Class<T> type) {
        return services.getFirst().getBean(type);
    }

    String serviceToken() {
        return new ServiceTokens(SigningKey.fromBase64(KEY), Clock.systemUTC(), "dashboard-service").mint();
    }

    /** Creates somebody with that role; the password is the administrator's. */
    String newAccount(Role role) {
        String name = role.name().toLowerCase(java.util.Locale.ROOT) + "-"
                + UUID.randomUUID().toString().substring(0, 8);
        String hash = bean(Passwords.class).hash(ADMIN_PASSWORD);
        bean(Accounts.class).saveAndFlush(new Account(name, hash, role, Instant.now()));
        return name;
    }

    @Override
    public void close() {
        services.forEach(ConfigurableApplicationContext::close);
    }
}
