package io.dataflow.bridge.device;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataflow.contract.credential.CredentialChange;
import io.dataflow.contract.credential.DeviceKey;
import io.dataflow.contract.credential.Standing;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;

class DevicesIT {

    private static final String READING = "{\"temperature\":21.5}";

    private static DeviceBridge bridge;

    @BeforeAll
    static void start() {
        bridge = new DeviceBridge();
    }

    @AfterAll
    static void stop() {
        bridge.close();
    }

    @Test
    void givesADeviceAKeyThatIsShownOnceAndKeptAsAHash() {
        String key = bridge.register("once");

        assertThat(key).matches("[A-Za-z0-9_-]{43}");
        String listed = new String(
                bridge.admin()
                        .get()
                        .uri("/api/devices/once")
                        .exchange()
                        .returnResult()
                        .getResponseBodyContent(),
                StandardCharsets.UTF_8);
        assertThat(listed).contains("\"key\":\"valid\"").doesNotContain(key);
        assertThat(standing("once")).contains(new Standing.Valid(new DeviceKey(key).hash()));
    }

    @Test
    void registersNoDeviceTwice() {
        bridge.register("twice");
        bridge.admin()
                .post()
                .uri("/api/devices")
                .body(Map.of("device", "twice"))
                .exchange()
                .expectStatus()
                .isEqualTo(409);
    }

    @Test
    void saysWhatIsWrongWithAnId() {
        bridge.admin()
                .post()
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
        RestTestClient analyst = bridge.analyst();
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
        String first = bridge.register("sender");
        assertAnswered(202, "sender", first);

        String second = bridge.key("/api/devices/sender/key", Map.of());
        assertAnswered(401, "sender", first);
        assertAnswered(202, "sender", second);

        bridge.admin()
                .delete()
                .uri("/api/devices/sender/key")
                .exchange()
                .expectStatus()
                .isNoContent();
        assertAnswered(401, "sender", second);
        bridge.admin()
                .delete()
                .uri("/api/devices/sender/key")
                .exchange()
                .expectStatus()
                .isNoContent();
    }

    @Test
    void opensNothingElseWithADevicesKey() {
        String key = bridge.register("narrow");
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
                .header("Authorization", DeviceBridge.basic("narrow", key))
                .body(Map.of("topic", "x", "payload", "x"))
                .exchange()
                .expectStatus()
                .isUnauthorized();
    }

    @Test
    void slowsDownWhoGuesses() {
        bridge.register("guessed");
        IntStream.range(0, 10).forEach(guess -> assertAnswered(401, "guessed", "wrong-" + guess));
        sends("guessed", "wrong").expectStatus().isEqualTo(429).expectHeader().exists("Retry-After");
    }

    @Test
    void registersManyAtOnceOrNone() {
        byte[] table = bridge.admin()
                .post()
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

        bridge.admin()
                .post()
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
        Map<?, ?> given = enrol("enrolled", DeviceBridge.ENROLMENT_SECRET)
                .expectStatus()
                .isCreated()
                .expectBody(Map.class)
                .returnResult()
                .getResponseBody();
        assertAnswered(202, "enrolled", given.get("key").toString());
        enrol("enrolled", DeviceBridge.ENROLMENT_SECRET).expectStatus().isEqualTo(409);
        enrol("another", "guess").expectStatus().isUnauthorized();
        bridge.http()
                .get()
                .uri("/api/devices")
                .header("X-Enrolment-Secret", DeviceBridge.ENROLMENT_SECRET)
                .exchange()
                .expectStatus()
                .isUnauthorized();
    }

    @Test
    void forgetsADeviceThatIsRemovedAndKeepsALabel() {
        bridge.register("leaving");
        bridge.admin()
                .put()
                .uri("/api/devices/leaving")
                .body(Map.of("label", "by the door"))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.label")
                .isEqualTo("by the door");
        bridge.admin()
                .delete()
                .uri("/api/devices/leaving")
                .exchange()
                .expectStatus()
                .isNoContent();
        bridge.admin()
                .delete()
                .uri("/api/devices/leaving")
                .exchange()
                .expectStatus()
                .isNotFound();
        bridge.admin()
                .get()
                .uri("/api/devices/leaving")
                .exchange()
                .expectStatus()
                .isNotFound();
        bridge.register("leaving");
    }

    private static Optional<Standing> standing(String device) {
        return bridge.changes(0).changes().stream()
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

    private static void assertAnswered(int status, String device, String key) {
        sends(device, key).expectStatus().isEqualTo(status);
    }

    private static ResponseSpec sends(String device, String key) {
        return bridge.http()
                .post()
                .uri("/bridge/ingest")
                .header("Authorization", DeviceBridge.basic(device, key))
                .contentType(MediaType.APPLICATION_JSON)
                .body(READING)
                .exchange();
    }
}
