package io.dataflow.bridge;

import io.dataflow.local.LocalRedis;
import io.dataflow.local.test.Patience;
import io.dataflow.local.test.TestDatabase;
import io.dataflow.platform.token.ServiceTokens;
import io.dataflow.platform.token.SigningKey;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.test.web.servlet.client.RestTestClient;

/** A bridge in this process, for tests. */
public final class RunningBridge implements AutoCloseable {

    public static final String PASSWORD = "correct horse battery staple";
    private static final String KEY = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";

    static {
        Awaitility.setDefaultTimeout(Patience.LONG);
    }

    private final ConfigurableApplicationContext context;

    private RunningBridge(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /** Starts one in a schema of its own. */
    public static RunningBridge start(String brokerUrl, List<LocalRedis> nodes, Map<String, Object> more) {
        Map<String, Object> settings = settings(TestDatabase.freshSchema(), brokerUrl, nodes);
        settings.putAll(more);
        SpringApplication application = new SpringApplicationBuilder(BridgeService.class).build();
        application.setDefaultProperties(settings);
        String[] arguments = settings.entrySet().stream()
                .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                .toArray(String[]::new);
        return new RunningBridge(application.run(arguments));
    }

    /** What a bridge has to be told to work with the servers of a test. */
    public static Map<String, Object> settings(String databaseUrl, String brokerUrl, List<LocalRedis> nodes) {
        Map<String, Object> settings = new HashMap<>();
        settings.put("server.port", 0);
        settings.put("dataflow.database.url", databaseUrl);
        settings.put("dataflow.database.username", TestDatabase.username());
        settings.put("dataflow.database.password", TestDatabase.password());
        settings.put("dataflow.login.signing-key", KEY);
        settings.put("dataflow.login.admin-password", PASSWORD);
        settings.put("dataflow.mqtt.url", brokerUrl);
        settings.put(
                "dataflow.buffer.nodes",
                nodes.stream().map(node -> node.name() + "=" + node.uri()).collect(Collectors.joining(",")));
        return settings;
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** Requests of nobody in particular. */
    public RestTestClient http() {
        return RestTestClient.bindToServer(new JdkClientHttpRequestFactory())
                .baseUrl("http://127.0.0.1:" + port())
                .build();
    }

    /** Requests of the administrator. */
    public RestTestClient asAdmin() {
        return bearing(adminToken());
    }

    /** What a request of the administrator shows as its Bearer token. */
    public String adminToken() {
        Map<?, ?> login = http().post()
                .uri("/admin/login")
                .body(Map.of("username", "admin", "password", PASSWORD))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(Map.class)
                .returnResult()
                .getResponseBody();
        return String.valueOf(login.get("token"));
    }

    /** Requests of another service, which may look but not change. */
    public RestTestClient asAnalyst() {
        return bearing(new ServiceTokens(SigningKey.fromBase64(KEY), Clock.systemUTC(), "test").mint());
    }

    private RestTestClient bearing(String token) {
        return http().mutate().defaultHeader("Authorization", "Bearer " + token).build();
    }

    public int port() {
        return Integer.parseInt(context.getEnvironment().getRequiredProperty("local.server.port"));
    }

    @Override
    public void close() {
        context.close();
    }
}
