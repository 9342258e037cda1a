package io.dataflow.bridge.device;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataflow.contract.DeviceId;
import io.dataflow.contract.credential.CredentialChange;
import io.dataflow.contract.credential.CredentialChanges;
import io.dataflow.contract.credential.Standing;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.MediaType;
import org.springframework.util.LinkedMultiValueMap;

/** What brokers ask the bridge: who changed, who may come in, and what they may do. */
class BrokerQuestionsIT {

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
    void tellsBrokersWhatChangedSinceANumber() {
        CredentialChanges before = bridge.changes(0);
        bridge.register("told");
        CredentialChanges after = bridge.changes(before.latest());

        assertThat(after.registry()).isEqualTo(before.registry());
        assertThat(after.changes()).extracting(CredentialChange::device).contains(new DeviceId("told"));
        bridge.admin()
                .delete()
                .uri("/api/devices/told")
                .exchange()
                .expectStatus()
                .isNoContent();
        assertThat(bridge.changes(after.latest()).changes())
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
        String key = bridge.register("of-emqx");
        assertThat(emqx("authn", Map.of("username", "of-emqx", "password", key, "clientid", "c")))
                .containsEntry("result", "allow")
                .containsEntry("is_superuser", false);
        assertThat(emqx("authn", Map.of("username", "of-emqx", "password", "wrong")))
                .containsEntry("result", "deny");
        assertThat(emqx("authn", Map.of("username", DeviceBridge.USERNAME, "password", DeviceBridge.PASSWORD)))
                .containsEntry("is_superuser", true);
        assertThat(emqx("authn", Map.of("username", DeviceBridge.USERNAME, "password", "wrong")))
                .containsEntry("result", "deny");
    }

    @Test
    void slowsDownWhoGuessesTheBridgesOwnPasswordAndNobodyElse() {
        for (int i = 0; i < 11; i++) {
            asBridge("wrong " + i, "192.0.2.7");
        }
        assertThat(asBridge(DeviceBridge.PASSWORD, "192.0.2.7")).containsEntry("result", "deny");
        assertThat(asBridge(DeviceBridge.PASSWORD, "192.0.2.8")).containsEntry("result", "allow");
    }

    private static Map<String, Object> asBridge(String password, String address) {
        return emqx("authn", Map.of("username", DeviceBridge.USERNAME, "password", password, "peerhost", address));
    }

    @ParameterizedTest
    @CsvSource({
        "publish, devices/acting/telemetry, allow",
        "publish, devices/acting/commands, deny",
        "publish, devices/other/telemetry, deny",
        "publish, devices/acting/../other/telemetry, deny",
        "subscribe, devices/acting/commands, allow",
        "subscribe, devices/acting/rejected, allow",
        "subscribe, devices/acting/replies/42, allow",
        "subscribe, devices/other/replies/42, deny",
        "subscribe, devices/acting/telemetry, deny",
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
        String key = bridge.register("of-mosquitto");
        assertThat(mosquitto("user", Map.of("username", "of-mosquitto", "password", key)))
                .isEqualTo(200);
        assertThat(mosquitto("superuser", Map.of("username", "of-mosquitto"))).isEqualTo(403);
        LinkedMultiValueMap<String, String> form = new LinkedMultiValueMap<>();
        form.add("username", "of-mosquitto");
        form.add("password", key);
        bridge.http()
                .post()
                .uri("/api/brokers/mosquitto/user")
                .header("Authorization", DeviceBridge.basic("broker", DeviceBridge.BROKER_TOKEN))
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .body(form)
                .exchange()
                .expectStatus()
                .isOk();
    }

    private static Map<String, Object> emqx(String question, Map<String, ?> body) {
        return bridge.http()
                .post()
                .uri("/api/brokers/emqx/" + question)
                .header("X-Broker-Token", DeviceBridge.BROKER_TOKEN)
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
                .header("X-Broker-Token", DeviceBridge.BROKER_TOKEN)
                .body(body)
                .exchange()
                .returnResult()
                .getStatus()
                .value();
    }

    private static void ensureRegistered(String device) {
        bridge.admin().post().uri("/api/devices").body(Map.of("device", device)).exchange();
    }
}
