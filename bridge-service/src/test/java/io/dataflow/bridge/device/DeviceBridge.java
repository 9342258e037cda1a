package io.dataflow.bridge.device;

import io.dataflow.bridge.RunningBridge;
import io.dataflow.contract.credential.CredentialChanges;
import io.dataflow.local.LocalRedis;
import io.dataflow.local.test.TestRedis;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.springframework.test.web.servlet.client.RestTestClient;

/** A bridge that knows devices, with nothing at its other end but a buffer node, for tests. */
final class DeviceBridge implements AutoCloseable {

    static final String BROKER_TOKEN = "token-of-brokers";
    static final String ENROLMENT_SECRET = "secret-of-new-devices";
    static final String USERNAME = "bridge";
    static final String PASSWORD = "password of the bridge";
    private static final String NO_BROKER = "tcp://127.0.0.1:9";

    private final LocalRedis node = TestRedis.start();
    private final RunningBridge bridge = RunningBridge.start(
            NO_BROKER,
            List.of(node),
            Map.of(
                    "dataflow.mqtt.username", USERNAME,
                    "dataflow.mqtt.password", PASSWORD,
                    "dataflow.devices.broker-token", BROKER_TOKEN,
                    "dataflow.devices.enrolment-secret", ENROLMENT_SECRET));
    private final RestTestClient admin = bridge.asAdmin();

    RestTestClient admin() {
        return admin;
    }

    RestTestClient analyst() {
        return bridge.asAnalyst();
    }

    /** Of nobody in particular. */
    RestTestClient http() {
        return bridge.http();
    }

    /** A new device; answers its key. */
    String register(String device) {
        return key("/api/devices", Map.of("device", device));
    }

    /** The key that comes of a request. */
    String key(String path, Map<String, String> body) {
        return key(admin, path, body);
    }

    static String key(RestTestClient admin, String path, Map<String, String> body) {
        return admin.post()
                .uri(path)
                .body(body)
                .exchange()
                .expectStatus()
                .isCreated()
                .expectBody(Map.class)
                .returnResult()
                .getResponseBody()
                .get("key")
                .toString();
    }

    /** What a broker is told that knows everything up to a number. */
    CredentialChanges changes(long after) {
        byte[] text = http().get()
                .uri("/api/brokers/credentials?after=" + after)
                .header("X-Broker-Token", BROKER_TOKEN)
                .exchange()
                .expectStatus()
                .isOk()
                .returnResult()
                .getResponseBodyContent();
        return CredentialChanges.parse(new String(text, StandardCharsets.UTF_8)).orElseThrow();
    }

    static String basic(String user, String password) {
        return "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        bridge.close();
        node.stop();
    }
}
