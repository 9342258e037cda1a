package io.dataflow.validation;

import io.dataflow.local.test.Patience;
import io.dataflow.local.test.TestDatabase;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** An instance of the service within the test's own process. */
final class Instance implements AutoCloseable {

    static final String SIGNING_KEY = "dGVzdC1rZXktdGVzdC1rZXktdGVzdC1rZXktdGVzdC1rZXk=";

    static {
        Awaitility.setDefaultTimeout(Patience.LONG);
    }

    private final ConfigurableApplicationContext context;

    private Instance(ConfigurableApplicationContext context) {
        this.context = context;
    }

    static Instance start(String name, Store store, Buffer... nodes) {
        return new Instance(
                new SpringApplicationBuilder(ValidationService.class).run(arguments(settings(name, store, nodes))));
    }

    /** One with claims so small that many are under way. */
    static Instance startWithSmallClaims(String name, Store store, Buffer... nodes) {
        return new Instance(
                new SpringApplicationBuilder(ValidationService.class).run(arguments(smallClaims(name, store, nodes))));
    }

    static Map<String, String> smallClaims(String name, Store store, Buffer... nodes) {
        Map<String, String> settings = settings(name, store, nodes);
        settings.put("dataflow.validation.intake.claim-size", "200");
        return settings;
    }

    static Map<String, String> settings(String name, Store store, Buffer... nodes) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("server.port", "0");
        settings.put("dataflow.instance", name);
        settings.put("dataflow.database.url", store.url());
        settings.put("dataflow.database.username", TestDatabase.username());
        settings.put("dataflow.database.password", TestDatabase.password());
        Directory directory = new Directory(store, SIGNING_KEY);
        List.of(nodes).forEach(directory::list);
        settings.put("dataflow.validation.intake.lease", "3s");
        settings.put("dataflow.login.signing-key", SIGNING_KEY);
        settings.put("dataflow.login.admin-password", "correct horse battery staple");
        settings.put("spring.main.banner-mode", "off");
        return settings;
    }

    /** What it does not take from here, it takes from the service's own defaults. */
    static Instance start(Map<String, String> settings) {
        return new Instance(new SpringApplicationBuilder(ValidationService.class).run(arguments(settings)));
    }

    static String[] arguments(Map<String, String> settings) {
        return settings.entrySet().stream()
                .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                .toArray(String[]::new);
    }

    boolean isRunning() {
        return context.isRunning();
    }

    <T> T bean(String name, Class<T> type) {
        return context.getBean(name, type);
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    String url(String path) {
        return "http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port") + path;
    }

    @Override
    public void close() {
        context.close();
    }
}
