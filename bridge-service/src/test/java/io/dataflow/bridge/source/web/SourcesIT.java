package io.dataflow.bridge.source.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dataflow.bridge.RunningBridge;
import io.dataflow.bridge.TwoBridges;
import io.dataflow.bridge.source.SourceKind;
import io.dataflow.bridge.source.Sources;
import io.dataflow.local.test.Patience;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.test.web.servlet.client.RestTestClient;

class SourcesIT {

    private static TwoBridges bridges;
    private static RunningBridge bridge;
    private static RunningBridge other;

    @BeforeAll
    static void start() {
        bridges = new TwoBridges(Map.of());
        bridge = bridges.first();
        other = bridges.second();
    }

    @AfterAll
    static void stop() {
        bridges.close();
    }

    @Test
    void addsChangesAndRemovesASourceHereAtOnceAndElsewhereWithinSeconds() {
        add("gateways", "gateways/+/readings").expectStatus().isCreated();
        assertThat(filter(bridge, "gateways")).contains("gateways/+/readings");
        await().atMost(Patience.promised(Duration.ofSeconds(3)))
                .until(() -> filter(other, "gateways").isPresent());
        put("gateways", "{\"filter\":\"gateways/+/values\",\"model\":\"gateway\",\"revision\":0}")
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.revision")
                .isEqualTo(1);
        assertThat(filter(bridge, "gateways")).contains("gateways/+/values");
        await().atMost(Patience.promised(Duration.ofSeconds(3)))
                .until(() -> filter(other, "gateways").equals(Optional.of("gateways/+/values")));
        bridges.delete("/api/sources/gateways").expectStatus().isNoContent();
        assertThat(filter(bridge, "gateways")).isEmpty();
        await().atMost(Patience.promised(Duration.ofSeconds(3)))
                .until(() -> filter(other, "gateways").isEmpty());
    }

    @Test
    void pausesAndResumes() {
        bridges.post("/api/sources/http/pause")
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.paused")
                .isEqualTo(true);
        assertThat(bridge.bean(Sources.class).active(SourceKind.HTTP)).isEmpty();
        bridges.post("/bridge/ingest", "{\"a\":1}").expectStatus().isEqualTo(409);
        bridges.post("/api/sources/http/resume").expectStatus().isOk();
        assertThat(bridge.bean(Sources.class).active(SourceKind.HTTP)).hasSize(1);
    }

    @Test
    void refusesAFilterThatOverlapsAndNamesTheOtherSource() {
        add("everything", "devices/#")
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.violations[0].pointer")
                .isEqualTo("/filter")
                .jsonPath("$.violations[0].rule")
                .value(String.class, rule -> assertThat(rule).contains("source mqtt", "devices/+/telemetry"));
        put("mqtt", "{\"filter\":\"devices/+/telemetry\",\"model\":\"sensor\"}")
                .expectStatus()
                .isOk();
    }

    @ParameterizedTest
    @CsvSource({
        "/name,   Weather,  mqtt,  a/b,        sensor",
        "/name,   '',       mqtt,  a/b,        sensor",
        "/kind,   weather,  ftp,   '',         sensor",
        "/filter, weather,  mqtt,  a/#/b,      sensor",
        "/filter, weather,  mqtt,  '',         sensor",
        "/filter, weather,  mqtt,  $share/g/a, sensor",
        "/filter, weather,  http,  a/b,        sensor",
        "/model,  weather,  mqtt,  a/b,        No-Model",
    })
    void saysWhatIsWrongAndWhatToSend(String pointer, String name, String kind, String filter, String model) {
        bridges.post("/api/sources", draft(name, kind, filter, model))
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.violations.length()")
                .isEqualTo(1)
                .jsonPath("$.violations[0].pointer")
                .isEqualTo(pointer)
                .jsonPath("$.violations[0].remedy")
                .isNotEmpty();
    }

    @Test
    void refusesANameThatIsTakenAndASourceThatIsNot() {
        bridges.post("/api/sources", draft("http", "http", "", "sensor"))
                .expectStatus()
                .isEqualTo(409);
        put("nowhere", "{\"model\":\"sensor\"}").expectStatus().isNotFound();
        bridges.post("/api/sources/nowhere/pause").expectStatus().isNotFound();
        bridges.delete("/api/sources/nowhere").expectStatus().isNotFound();
    }

    @Test
    void keepsTwoAdminsFromOverwritingEachOther() {
        add("plants", "plants/#").expectStatus().isCreated();
        put("plants", "{\"filter\":\"plants/#\",\"model\":\"plant\",\"revision\":0}")
                .expectStatus()
                .isOk();
        put("plants", "{\"filter\":\"plants/+\",\"model\":\"sensor\",\"revision\":0}")
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.detail")
                .value(String.class, detail -> assertThat(detail).contains("Look at it again"));
        assertThat(filter(bridge, "plants")).contains("plants/#");
    }

    @Test
    void letsOnlyAdministratorsChangeAndWritesEachChangeDown() {
        RestTestClient analyst = bridge.asAnalyst();
        analyst.post().uri("/api/sources/http/pause").exchange().expectStatus().isForbidden();
        analyst.delete().uri("/api/sources/http").exchange().expectStatus().isForbidden();
        bridge.http()
                .delete()
                .uri("/api/sources/http")
                .exchange()
                .expectStatus()
                .isUnauthorized();
        add("audited", "audited/#").expectStatus().isCreated();
        bridges.admin()
                .get()
                .uri("/api/audit")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .value(entries -> assertThat(entries).contains("add source", "audited/#"));
    }

    private static Optional<String> filter(RunningBridge of, String name) {
        return of.bean(Sources.class)
                .find(name)
                .flatMap(source -> source.filter().map(filter -> filter.value()));
    }

    private static RestTestClient.ResponseSpec add(String name, String filter) {
        return bridges.post("/api/sources", draft(name, "mqtt", filter, "sensor"));
    }

    private static String draft(String name, String kind, String filter, String model) {
        return "{\"name\":\"%s\",\"kind\":\"%s\",\"filter\":\"%s\",\"model\":\"%s\"}"
                .formatted(name, kind, filter, model);
    }

    private static RestTestClient.ResponseSpec put(String name, String body) {
        return bridges.put("/api/sources/" + name, body);
    }
}
