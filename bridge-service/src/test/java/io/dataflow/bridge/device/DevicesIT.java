package io.dataflow.bridge.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dataflow.bridge.RunningBridge;
import io.dataflow.contract.DeviceId;
import io.dataflow.contract.credential.CredentialChange;
import io.dataflow.contract.credential.CredentialChanges;
import io.dataflow.contract.credential.DeviceKey;
import io.dataflow.contract.credential.Standing;
import io.dataflow.local.LocalBroker;
import io.dataflow.local.LocalRedis;
import io.dataflow.local.test.TestBroker;
import io.dataflow.local.test.TestRedis;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.eclipse.paho.mqttv5.client.MqttClient;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;
import org.springframework.util.LinkedMultiValueMap;

class DevicesIT {

    private static final String READING = "{\"temperature\":21.5}";

    private static LocalRedis redis;
    private static LocalBroker broker;
    private static RunningBridge bridge;
    private static RestTestClient admin;

    @BeforeAll
    static void start() {
        redis = TestRedis.start();
        broker = TestBroker.start();
        bridge = RunningBridge.start(
                broker.url(),
                List.of(redis),
                Map.of(
                        "dataflow.mqtt.username",
                        broker.username(),
                        "dataflow.mqtt.password",
                        broker.password(),
                        "dataflow.devices.broker-token",
                        "token-of-brokers",
                        "dataflow.devices.enrolment-secret",
                        "secret-of-new-devices"));
        admin = bridge.asAdmin();
    }

    @AfterAll
    static void stop() {
        bridge.close();
        broker.stop();
        redis.stop();
    }

    @Test
    void givesADeviceAKeyThatIsShownOnceAndKeptAsAHash() {
        String key = register("once");

        assertThat(key).matches("[A-Za-z0-9_-]{43}");
        String listed = new String(
                admin.get().uri("/api/devices/once").exchange().returnResult().getResponseBodyContent(),
                StandardCharsets.UTF_8);
        assertThat(listed).contains("\"key\":\"valid\"").doesNotContain(key);
        assertThat(standing("once")).contains(new Standing.Valid(new DeviceKey(key).hash()));
    }

    @Test
    void registersNoDeviceTwice() {
        register("twice");
        admin.post()
                .uri("/api/devices")
                .body(Map.of("device", "twice"))
                .exchange()
                .expectStatus()
                .isEqualTo(409);
    }

    @Test
    void saysWhatIsWrongWithAnId() {
        admin.post()
                .uri("/api/devices")
                .body(Map.of("device", "a/b"))
                .exchange()
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.violations[0].pointer")
                .isEqualTo("/device");
    }

    @Test
    void letsAnalystsLookAndNotChange() {
        RestTestClient analyst = bridge.asAnalyst();
        analyst.get().uri("/api/devices").exchange().expectStatus().isOk();
        analyst.post()
                .uri("/api/devices")
                .body(Map.of("device", "no"))
                .exchange()
                .expectStatus()
                .isForbidden();
        analyst.delete().uri("/api/devices/once/key").exchange().expectStatus().isForbidden();
        analyst.get().uri("/api/brokers/credentials").exchange().expectStatus().isForbidden();
        bridge.http().post().uri("/api/devices").exchange().expectStatus().isUnauthorized();
    }

    @Test
    void takesReadingsUnderTheKeyUntilItIsRotatedOrRevoked() {
        String first = register("sender");
        assertAnswered(202, "sender", first);

        String second = admin.post()
                .uri("/api/devices/sender/key")
                .exchange()
                .expectStatus()
                .isCreated()
                .expectBody(Map.class)
                .returnResult()
                .getResponseBody()
                .get("key")
                .toString();
        assertAnswered(401, "sender", first);
        assertAnswered(202, "sender", second);

        admin.delete().uri("/api/devices/sender/key").exchange().expectStatus().isNoContent();
        assertAnswered(401, "sender", second);
        admin.delete().uri("/api/devices/sender/key").exchange().expectStatus().isNoContent();
    }

    @Test
    void opensNothingElseWithADevicesKey() {
        String key = register("narrow");
        for (String path : List.of("/api/devices", "/api/flow", "/buffer", "/api/brokers/credentials", "/api/me")) {
            bridge.http()
                    .get()
                    .uri(path)
                    .header("X-Device-Key", "narrow:" + key)
                    .exchange()
                    .expectStatus()
                    .isUnauthorized();
        }
        bridge.http()
                .post()
                .uri("/mqtt/publish")
                .header("Authorization", basic("narrow", key))
                .body(Map.of("topic", "x", "payload", "x"))
                .exchange()
                .expectStatus()
                .isUnauthorized();
    }

    @Test
    void slowsDownWhoGuesses() {
        register("guessed");
        IntStream.range(0, 10).forEach(guess -> assertAnswered(401, "guessed", "wrong-" + guess));
        sends("guessed", "wrong").expectStatus().isEqualTo(429).expectHeader().exists("Retry-After");
    }

    @Test
    void registersManyAtOnceOrNone() {
        byte[] table = admin.post()
                .uri("/api/devices/batch")
                .accept(MediaType.valueOf("text/csv"))
                .body(Map.of("devices", List.of("many-1", "many-2", "many-3"), "label", "hall"))
                .exchange()
                .expectStatus()
                .isCreated()
                .returnResult()
                .getResponseBodyContent();
        List<String> lines = new String(table, StandardCharsets.UTF_8).lines().toList();
        assertThat(lines).hasSize(4).first().isEqualTo("device,key");
        String[] last = lines.getLast().split(",");
        assertAnswered(202, last[0], last[1]);

        admin.post()
                .uri("/api/devices/batch")
                .body(Map.of("devices", List.of("many-4", "many-2")))
                .exchange()
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.devices[0]")
                .isEqualTo("many-2");
        assertThat(standing("many-4")).isEmpty();
    }

    @Test
    void letsADeviceEnrolItselfOnceWithTheSecret() {
        Map<?, ?> given = enrol("enrolled", "secret-of-new-devices")
                .expectStatus()
                .isCreated()
                .expectBody(Map.class)
                .returnResult()
                .getResponseBody();
        assertAnswered(202, "enrolled", given.get("key").toString());
        enrol("enrolled", "secret-of-new-devices").expectStatus().isEqualTo(409);
        enrol("another", "guess").expectStatus().isUnauthorized();
        bridge.http()
                .get()
                .uri("/api/devices")
                .header("X-Enrolment-Secret", "secret-of-new-devices")
                .exchange()
                .expectStatus()
                .isUnauthorized();
    }

    @Test
    void tellsBrokersWhatChangedSinceANumber() {
        CredentialChanges before = changes(0);
        register("told");
        CredentialChanges after = changes(before.latest());

        assertThat(after.registry()).isEqualTo(before.registry());
        assertThat(after.changes()).extracting(CredentialChange::device).contains(new DeviceId("told"));
        admin.delete().uri("/api/devices/told").exchange().expectStatus().isNoContent();
        assertThat(changes(after.latest()).changes())
                .extracting(CredentialChange::standing)
                .contains(new Standing.Removed());
        bridge.http()
                .get()
                .uri("/api/brokers/credentials")
                .header("X-Broker-Token", "guess")
                .exchange()
                .expectStatus()
                .isUnauthorized();
    }

    @Test
    void answersEmqx() {
        String key = register("of-emqx");
        assertThat(emqx("authn", Map.of("username", "of-emqx", "password", key, "clientid", "c")))
                .containsEntry("result", "allow")
                .containsEntry("is_superuser", false);
        assertThat(emqx("authn", Map.of("username", "of-emqx", "password", "wrong")))
                .containsEntry("result", "deny");
        assertThat(emqx("authn", Map.of("username", broker.username(), "password", broker.password())))
                .containsEntry("is_superuser", true);
        assertThat(emqx("authn", Map.of("username", broker.username(), "password", "wrong")))
                .containsEntry("result", "deny");
    }

    @Test
    void slowsDownWhoGuessesTheBridgesOwnPasswordAndNobodyElse() {
        for (int i = 0; i < 11; i++) {
            asBridge("wrong " + i, "192.0.2.7");
        }
        assertThat(asBridge(broker.password(), "192.0.2.7")).containsEntry("result", "deny");
        assertThat(asBridge(broker.password(), "192.0.2.8")).containsEntry("result", "allow");
    }

    private static Map<String, Object> asBridge(String password, String address) {
        return emqx("authn", Map.of("username", broker.username(), "password", password, "peerhost", address));
    }

    @ParameterizedTest
    @CsvSource({
        "publish, devices/acting/telemetry, allow",
        "publish, devices/acting/commands, deny",
        "publish, devices/other/telemetry, deny",
        "publish, devices/acting/../other/telemetry, deny",
        "subscribe, devices/acting/commands, allow",
        "subscribe, devices/+/commands, deny",
        "subscribe, $share/g/devices/acting/commands, deny",
        "subscribe, '#', deny",
        "explode, devices/acting/telemetry, deny",
    })
    void answersEmqxAndMosquittoAlikeAboutTopics(String action, String topic, String result) {
        ensureRegistered("acting");
        assertThat(emqx("authz", Map.of("username", "acting", "topic", topic, "action", action)))
                .containsEntry("result", result);
        int acc = action.equals("publish") ? 2 : action.equals("subscribe") ? 4 : 9;
        assertThat(mosquitto("acl", Map.of("username", "acting", "topic", topic, "acc", acc)))
                .isEqualTo(result.equals("allow") ? 200 : 403);
    }

    @Test
    void answersMosquittoInBothForms() {
        String key = register("of-mosquitto");
        assertThat(mosquitto("user", Map.of("username", "of-mosquitto", "password", key)))
                .isEqualTo(200);
        assertThat(mosquitto("superuser", Map.of("username", "of-mosquitto"))).isEqualTo(403);
        LinkedMultiValueMap<String, String> form = new LinkedMultiValueMap<>();
        form.add("username", "of-mosquitto");
        form.add("password", key);
        bridge.http()
                .post()
                .uri("/api/brokers/mosquitto/user")
                .header("Authorization", basic("broker", "token-of-brokers"))
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .body(form)
                .exchange()
                .expectStatus()
                .isOk();
    }

    @Test
    void showsWhetherADeviceIsOnline() throws MqttException {
        publishRetained("devices/light/status", "online");
        awaitOnline("light", Optional.of(true));
        publishRetained("devices/light/status", "sleeping");
        publishRetained("devices/light/status", "offline");
        awaitOnline("light", Optional.of(false));
        assertThat(bridge.bean(Devices.class)
                        .find(new DeviceId("light"))
                        .orElseThrow()
                        .lastSeenAt())
                .isEmpty();
    }

    @Test
    void followsStatesAgainAfterTheBrokerWasAway() throws MqttException {
        publishRetained("devices/returning/status", "online");
        awaitOnline("returning", Optional.of(true));
        broker.restart();
        publishRetained("devices/returning/status", "offline");
        awaitOnline("returning", Optional.of(false));
    }

    @Test
    void forgetsADeviceThatIsRemovedAndKeepsALabel() {
        register("leaving");
        admin.put()
                .uri("/api/devices/leaving")
                .body(Map.of("label", "by the door"))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.label")
                .isEqualTo("by the door");
        admin.delete().uri("/api/devices/leaving").exchange().expectStatus().isNoContent();
        admin.delete().uri("/api/devices/leaving").exchange().expectStatus().isNotFound();
        admin.get().uri("/api/devices/leaving").exchange().expectStatus().isNotFound();
        register("leaving");
    }

    private static void awaitOnline(String device, Optional<Boolean> online) {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(bridge.bean(Devices.class)
                                .find(new DeviceId(device))
                                .map(DeviceRow::online))
                        .contains(online));
    }

    private static void publishRetained(String topic, String payload) throws MqttException {
        MqttClient client = new MqttClient(broker.url(), "status-" + System.nanoTime(), new MemoryPersistence());
        client.connect();
        client.publish(topic, payload.getBytes(StandardCharsets.UTF_8), 1, true);
        client.disconnect();
        client.close();
    }

    private static Map<String, Object> emqx(String question, Map<String, ?> body) {
        return bridge.http()
                .post()
                .uri("/api/brokers/emqx/" + question)
                .header("X-Broker-Token", "token-of-brokers")
                .body(body)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(new ParameterizedTypeReference<Map<String, Object>>() {})
                .returnResult()
                .getResponseBody();
    }

    private static int mosquitto(String question, Map<String, ?> body) {
        return bridge.http()
                .post()
                .uri("/api/brokers/mosquitto/" + question)
                .header("X-Broker-Token", "token-of-brokers")
                .body(body)
                .exchange()
                .returnResult()
                .getStatus()
                .value();
    }

    private static CredentialChanges changes(long after) {
        byte[] text = bridge.http()
                .get()
                .uri("/api/brokers/credentials?after=" + after)
                .header("X-Broker-Token", "token-of-brokers")
                .exchange()
                .expectStatus()
                .isOk()
                .returnResult()
                .getResponseBodyContent();
        return CredentialChanges.parse(new String(text, StandardCharsets.UTF_8)).orElseThrow();
    }

    private static Optional<Standing> standing(String device) {
        return changes(0).changes().stream()
                .filter(change -> change.device().value().equals(device))
                .map(CredentialChange::standing)
                .findFirst();
    }

    private static ResponseSpec enrol(String device, String secret) {
        return bridge.http()
                .post()
                .uri("/api/devices/enrol")
                .header("X-Enrolment-Secret", secret)
                .body(Map.of("device", device))
                .exchange();
    }

    private static void ensureRegistered(String device) {
        admin.post().uri("/api/devices").body(Map.of("device", device)).exchange();
    }

    private static String register(String device) {
        return admin.post()
                .uri("/api/devices")
                .body(Map.of("device", device))
                .exchange()
                .expectStatus()
                .isCreated()
                .expectBody(Map.class)
                .returnResult()
                .getResponseBody()
                .get("key")
                .toString();
    }

    private static void assertAnswered(int status, String device, String key) {
        sends(device, key).expectStatus().isEqualTo(status);
    }

    private static ResponseSpec sends(String device, String key) {
        return bridge.http()
                .post()
                .uri("/bridge/ingest")
                .header("Authorization", basic(device, key))
                .contentType(MediaType.APPLICATION_JSON)
                .body(READING)
                .exchange();
    }

    private static String basic(String user, String password) {
        return "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    }
}
