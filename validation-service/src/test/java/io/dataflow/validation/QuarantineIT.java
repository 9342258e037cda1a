package io.dataflow.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dataflow.contract.DeviceId;
import io.dataflow.contract.Envelope;
import io.dataflow.contract.EnvelopeFormat;
import io.dataflow.contract.MessageId;
import io.dataflow.contract.SourceName;
import io.dataflow.contract.Topics;
import io.dataflow.local.test.Patience;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What is refused is found, mended, replayed and discarded; each reading is stored once, and the account balances. */
class QuarantineIT {

    private static final Instant RECEIVED = Instant.parse("2026-01-02T03:04:05.678Z");
    private static final String DATED = "{\"temperature\":\"21.5\",\"timestamp\":\"2026-01-02T03:00:00Z\"}";
    private static final String PARSE = "[{\"step\":\"parse_number\",\"field\":\"temperature\"}]";

    private final Store store = new Store();
    private final Buffer node = new Buffer("redis-1");
    private final Books books = new Books(store, node);
    private Instance instance;
    private Panel panel;

    @BeforeEach
    void begin() {
        instance = Instance.start("one", store, node);
        panel = Panel.admin(instance.url(""));
    }

    @AfterEach
    void end() {
        books.assertBalanced();
        assertAccount();
        instance.close();
        node.close();
    }

    @Test
    void storesWhatWasMendedOnceUnderItsOriginalIdAndTime() {
        receive(sent(1, "a", DATED), sent(2, "a", "{\"temperature\":\"22\"}"));
        JsonNode preview = panel.post(200, "/api/quarantine/preview", wish("{\"filter\":{}}", PARSE));
        assertThat(preview.get("selected").get("readings").asInt()).isEqualTo(2);
        assertThat(preview.get("would_store").asInt()).isEqualTo(2);
        JsonNode shown = preview.get("shown").get(0);
        assertThat(shown.get("stored").get(0).get("values").get("temperature").isNumber())
                .isTrue();
        assertThat(store.count("reading_sensor")).isZero();
        JsonNode job = replay("{\"filter\":{}}", PARSE);
        assertThat(job.get("progress").get("stored").asInt()).isEqualTo(2);
        assertThat(store.count("quarantined_reading")).isZero();
        Map<String, Object> dated =
                store.jdbc().queryForMap("SELECT *, HEX(message_id) AS id FROM reading_sensor ORDER BY ts LIMIT 1");
        assertThat(dated.get("id"))
                .isEqualTo(hex(MessageId.ofContent(Topics.telemetry(new DeviceId("a")), bytes(DATED))));
        assertThat(dated.get("ts")).hasToString("2026-01-02T03:00");
        assertThat(dated.get("received_at")).hasToString("2026-01-02T03:04:05.678");
        Map<String, Object> undated = store.jdbc()
                .queryForMap("SELECT *, HEX(message_id) AS id FROM reading_sensor ORDER BY ts DESC LIMIT 1");
        assertThat(undated.get("id")).isEqualTo(hex(MessageId.ofDelivery(2)));
        assertThat(undated.get("ts")).hasToString("2026-01-02T03:04:05.678");
        assertThat(store.number("SELECT COUNT(*) FROM latest_reading")).isOne();
        assertThat(store.outcomes()).isEqualTo(Map.of("stored", 0L, "duplicate", 0L, "rejected", 2L));
    }

    @Test
    void storesNothingTwiceWhateverIsDeliveredAgain() {
        receive(sent(1, "a", DATED), sent(2, "a", "{\"temperature\":\"22\"}"));
        replay("{\"filter\":{}}", PARSE);
        receive(sent(1, "a", DATED), sent(2, "a", "{\"temperature\":\"22\"}"));
        assertThat(store.count("quarantined_reading")).isEqualTo(2);
        JsonNode again = replay("{\"filter\":{}}", PARSE);
        assertThat(again.get("progress").get("duplicate").asInt()).isEqualTo(2);
        assertThat(store.count("reading_sensor")).isEqualTo(2);
        assertThat(store.count("quarantined_reading")).isZero();
        assertThat(store.outcomes()).containsEntry("rejected", 4L);
    }

    @Test
    void storesNothingTwiceThatPassesByItselfWhenItIsDeliveredAgain() {
        unbind();
        receive(
                sent(1, "a", "{\"temperature\":21.5,\"timestamp\":\"2026-01-02T03:00:00Z\"}"),
                sent(2, "a", "{\"temperature\":22}"));
        assertThat(store.count("quarantined_reading")).isEqualTo(2);
        bind();
        receive(
                sent(1, "a", "{\"temperature\":21.5,\"timestamp\":\"2026-01-02T03:00:00Z\"}"),
                sent(2, "a", "{\"temperature\":22}"));
        assertThat(store.count("reading_sensor")).isEqualTo(2);
        assertThat(replay("{\"filter\":{}}", "[]")
                        .get("progress")
                        .get("duplicate")
                        .asInt())
                .isEqualTo(2);
        assertThat(store.count("reading_sensor")).isEqualTo(2);
        assertThat(store.count("quarantined_reading")).isZero();
    }

    @Test
    void keepsWhatIsStillRefusedWithItsNewReasonsAndWhatWasSent() {
        receive(sent(1, "a", "{\"temperature\":\"999\"}"));
        JsonNode job = replay("{\"filter\":{}}", PARSE);
        assertThat(job.get("progress").get("refused").asInt()).isOne();
        JsonNode kept =
                panel.get("/api/quarantine?state=mended").get("readings").get(0);
        assertThat(kept.get("payload").asString()).isEqualTo("{\"temperature\":\"999\"}");
        assertThat(kept.get("mended").get("payload").asString()).isEqualTo("{\"temperature\":999}");
        assertThat(kept.get("mended").get("by").asString()).isEqualTo("admin");
        assertThat(kept.get("attempts").asInt()).isOne();
        assertThat(kept.get("violations").get(0).get("rule").asString()).startsWith("must be at most");
        String id = kept.get("id").asString();
        replay("{\"ids\":[\"" + id + "\"]}", "[{\"step\":\"edit\",\"payload\":\"{\\\"temperature\\\": 99}\"}]");
        assertThat(store.number("SELECT COUNT(*) FROM reading_sensor WHERE HEX(message_id) = '"
                        + id.toUpperCase(java.util.Locale.ROOT) + "'"))
                .isOne();
    }

    @Test
    void tellsTheReadingsOfAMessageApartThatNobodyCouldLookIntoBefore() {
        unbind();
        receive(sent(1, "a", "[{\"temperature\":1},{\"temperature\":\"x\"},{\"temperature\":3}]"));
        assertThat(store.count("quarantined_reading")).isOne();
        bind();
        replay("{\"filter\":{}}", "[]");
        assertThat(store.count("reading_sensor")).isEqualTo(2);
        JsonNode rest = panel.get("/api/quarantine").get("readings");
        assertThat(rest).hasSize(1);
        assertThat(rest.get(0).get("payload").asString()).isEqualTo("{\"temperature\":\"x\"}");
        assertThat(rest.get(0).get("part").asInt()).isOne();
        assertThat(rest.get(0).get("id").asString())
                .isEqualTo(MessageId.ofDelivery(1, 1).toString());
        replay("{\"filter\":{}}", "[{\"step\":\"set\",\"field\":\"temperature\",\"value\":2}]");
        assertThat(store.count("reading_sensor")).isEqualTo(3);
    }

    @Test
    void goesOnRefusingWhatNamesAnotherDeviceUntilAPersonSaysWhoseItIs() {
        receive(sent(1, "a", "{\"device_id\":\"b\",\"temperature\":1}"));
        assertThat(replay("{\"filter\":{}}", "[]")
                        .get("progress")
                        .get("refused")
                        .asInt())
                .isOne();
        replay("{\"filter\":{}}", "[{\"step\":\"set_device\",\"device\":\"b\"}]");
        assertThat(store.number("SELECT COUNT(*) FROM reading_sensor WHERE device_id = 'b'"))
                .isOne();
    }

    @Test
    void findsAndGroupsWhatWasRefused() {
        List<byte[]> entries = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            entries.add(sent(100 + i, "d" + i % 3, "{\"temperature\":\"x\",\"n\":" + i + "}"));
        }
        entries.add(sent(200, "d0", "not json at all"));
        entries.add(sent(201, "d1", "[{\"temperature\":\"y\"},{\"humidity\":-1}]"));
        receive(entries.toArray(byte[][]::new));
        assertThat(panel.get("/api/quarantine?size=10").get("readings")).hasSize(10);
        assertThat(all("")).hasSize(33);
        assertThat(all("&device=d1")).hasSize(12);
        assertThat(all("&rule=must+be+valid+JSON")).hasSize(1);
        assertThat(all("&pointer=")).hasSize(1);
        assertThat(all("&pointer=/*/temperature")).hasSize(1);
        assertThat(all("&device=d1&pointer=/temperature")).hasSize(10);
        assertThat(all("&topic=devices/d2/")).hasSize(10);
        assertThat(all("&topic=devices/%2B/telemetry")).hasSize(33);
        assertThat(all("&topic=devices/%23")).hasSize(33);
        assertThat(all("&topic=other/%23")).isEmpty();
        assertThat(all("&text=not+json")).hasSize(1);
        assertThat(all("&model=sensor&version=1")).hasSize(33);
        assertThat(all("&model=sensor&version=2")).isEmpty();
        assertThat(all("&source=mqtt&state=new")).hasSize(33);
        assertThat(all("&to=2026-01-02T03:04:05Z")).isEmpty();
        JsonNode reasons = panel.get("/api/quarantine/groups");
        assertThat(reasons.get("complete").asBoolean()).isTrue();
        assertThat(reasons.get("counted").asInt()).isEqualTo(33);
        assertThat(reasons.get("groups").get(0).get("readings").asInt()).isEqualTo(30);
        assertThat(reasons.get("groups").get(0).get("pointer").asString()).isEqualTo("/temperature");
        assertThat(panel.get("/api/quarantine/"
                                + reasons.get("groups").get(0).get("example").asString())
                        .get("violations"))
                .isNotEmpty();
        assertThat(panel.get("/api/quarantine/groups?by=device").get("groups")).hasSize(3);
        assertThat(panel.get("/api/quarantine/groups?by=topic&device=d1").get("groups"))
                .hasSize(1);
        assertThat(panel.text("/api/quarantine/export?device=d1").lines()).hasSize(12);
    }

    @Test
    void discardsASelectionAndSaysSo() {
        receive(sent(1, "a", "x"), sent(2, "b", "x"), sent(3, "b", "{\"temperature\":\"x\"}"));
        panel.post(409, "/api/quarantine/discard", "{\"selection\":{\"filter\":{\"device\":\"b\"}},\"expected\":1}");
        panel.post(422, "/api/quarantine/discard", "{\"selection\":{\"filter\":{\"devcie\":\"b\"}}}");
        JsonNode job = awaitDone(panel.post(
                202, "/api/quarantine/discard", "{\"selection\":{\"filter\":{\"device\":\"b\"}},\"expected\":2}"));
        assertThat(job.get("progress").get("discarded").asInt()).isEqualTo(2);
        assertThat(all("")).hasSize(1);
        JsonNode account = panel.get("/api/quarantine/account").get("totals");
        assertThat(account.get("discarded").asInt()).isEqualTo(2);
        assertThat(store.number("SELECT COUNT(*) FROM audit_entry WHERE action = 'discard quarantined readings'"))
                .isOne();
    }

    @Test
    void letsOperatorsAloneChangeAnything() {
        receive(sent(1, "a", "x"));
        store.jdbc().update("UPDATE account SET role = 'ANALYST'");
        Panel analyst = Panel.admin(instance.url(""));
        assertThat(analyst.status("/api/quarantine")).isEqualTo(200);
        for (String path : List.of("preview", "replay", "discard")) {
            analyst.post(403, "/api/quarantine/" + path, wish("{\"filter\":{}}", "[]"));
        }
        assertThat(store.count("quarantined_reading")).isOne();
    }

    @Test
    void saysWhatToSendInsteadOfAWrongWish() {
        for (String body : List.of(
                "{}",
                wish("{}", "[]"),
                wish("{\"ids\":[]}", "[]"),
                wish("{\"ids\":[\"x\"]}", "[]"),
                wish("{\"filter\":{}}", "[{\"step\":\"edit\",\"payload\":\"x\"}]"),
                wish("{\"filter\":{}}", "[{\"step\":\"choose_model\",\"model\":\"none\"}]"))) {
            JsonNode problem = panel.post(422, "/api/quarantine/replay", body);
            assertThat(problem.get("violations").get(0).get("remedy").asString())
                    .isNotBlank();
        }
        panel.post(409, "/api/quarantine/replay", wish("{\"filter\":{}}", "[]"));
        assertThat(panel.status("/api/quarantine?state=lost")).isEqualTo(400);
        assertThat(panel.status("/api/quarantine?topic=a%23")).isEqualTo(400);
        assertThat(panel.status("/api/quarantine/groups?by=colour")).isEqualTo(400);
        assertThat(panel.status("/api/quarantine/jobs/1")).isEqualTo(404);
    }

    @Test
    void letsOldReadingsGo() {
        receive(sent(1, "a", "x"), sent(2, "a", "x"));
        store.jdbc()
                .update(
                        "UPDATE quarantined_reading SET received_at = '2025-01-01' WHERE HEX(id) = ?",
                        hex(MessageId.ofDelivery(1)));
        store.jdbc()
                .update(
                        "UPDATE quarantined_reading SET received_at = UTC_TIMESTAMP(3) WHERE HEX(id) = ?",
                        hex(MessageId.ofDelivery(2)));
        instance.bean(io.dataflow.validation.quarantine.QuarantineUpkeep.class).run();
        assertThat(all("")).hasSize(1);
        assertThat(panel.get("/api/quarantine/account")
                        .get("totals")
                        .get("expired")
                        .asInt())
                .isOne();
    }

    private List<String> all(String filter) {
        List<String> ids = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = panel.get("/api/quarantine?size=7" + filter + "&cursor=" + cursor);
            page.get("readings").forEach(reading -> ids.add(reading.get("id").asString()));
            cursor = page.get("next_cursor").asString();
        } while (!cursor.isEmpty());
        assertThat(ids).doesNotHaveDuplicates();
        return ids;
    }

    private JsonNode replay(String selection, String steps) {
        return awaitDone(panel.post(202, "/api/quarantine/replay", wish(selection, steps)));
    }

    private JsonNode awaitDone(JsonNode job) {
        String path = "/api/quarantine/jobs/" + job.get("id").asInt();
        await().atMost(Patience.LONG)
                .until(() -> panel.get(path).get("state").asString().equals("done"));
        return panel.get(path);
    }

    private void assertAccount() {
        JsonNode account = panel.get("/api/quarantine/account");
        assertThat(account.get("balanced").asBoolean()).as(account.toString()).isTrue();
    }

    private void unbind() {
        store.jdbc().update("UPDATE model_binding SET topic_filter = 'nowhere', revision = revision + 1");
        awaitBound(false);
    }

    private void bind() {
        store.jdbc().update("UPDATE model_binding SET topic_filter = '#', revision = revision + 1");
        awaitBound(true);
    }

    private void awaitBound(boolean bound) {
        var models = instance.bean(io.dataflow.validation.model.ModelRegistry.class);
        await().until(() -> models.active()
                        .bindings()
                        .of(new SourceName("mqtt"), "devices/a/telemetry")
                        .isPresent()
                == bound);
    }

    private void receive(byte[]... entries) {
        node.push(List.of(entries));
        books.awaitSettled();
    }

    private static String wish(String selection, String steps) {
        return "{\"selection\":" + selection + ",\"steps\":" + steps + "}";
    }

    private static byte[] sent(long delivery, String device, String payload) {
        return EnvelopeFormat.toBytes(new Envelope(
                delivery,
                new SourceName("mqtt"),
                Topics.telemetry(new DeviceId(device)),
                Optional.of(new DeviceId(device)),
                RECEIVED,
                Optional.empty(),
                Map.of(),
                bytes(payload)));
    }

    private static String hex(MessageId id) {
        return id.toString().toUpperCase(java.util.Locale.ROOT).replaceFirst("^0+", "");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
