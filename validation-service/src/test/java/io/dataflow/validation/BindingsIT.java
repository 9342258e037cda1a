package io.dataflow.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dataflow.local.test.Patience;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Sources and topics are bound to models over HTTP, and payloads tried by whatever they are bound to. */
class BindingsIT {

    private static final Duration PATIENCE_FOR_THREE_SECONDS = Patience.promised(Duration.ofSeconds(3));
    private static final Store STORE = new Store();
    private static final Buffer NODE = new Buffer("redis-1");

    private static Instance one;
    private static Instance two;
    private static Person admin;
    private static Person other;

    @BeforeAll
    static void start() {
        STORE.jdbc()
                .update("INSERT INTO source (name, kind, model_name, paused, created_at, revision)"
                        + " VALUES ('station', 'http', 'power', FALSE, UTC_TIMESTAMP(3), 0)");
        one = Instance.start("one", STORE, NODE);
        two = Instance.start("two", STORE, NODE);
        admin = Person.ofAdmin(one);
        other = Person.ofAdmin(two);
        admin.post(
                "/api/models",
                "{\"model\": {\"name\": \"power\", \"fields\": [{\"name\": \"watts\", \"type\": \"number\", \"max\": 9}]}}");
        admin.post("/api/models/power/versions/1/activate");
    }

    @AfterAll
    static void end() {
        one.close();
        two.close();
        NODE.close();
    }

    @Test
    void bindsATopicInAllInstancesAndUnbindsItAgain() {
        Person.Answer bound =
                admin.post("/api/bindings", "{\"topics\": \"plant/+/power\", \"choices\": [{\"model\": \"power\"}]}");
        assertThat(bound.status()).as("%s", bound).isEqualTo(201);
        assertThat(bound.at("/choices/0/active_version").asInt()).isOne();
        String path = "/api/bindings/" + bound.at("/id").asLong();
        await().atMost(PATIENCE_FOR_THREE_SECONDS)
                .until(() -> model(other, "mqtt", "plant/1/power").equals("power"));
        assertThat(model(other, "mqtt", "plant/1/air")).isEqualTo("sensor");
        assertThat(admin.post("/api/check?source=mqtt&topic=plant/1/power&device=a", "{\"watts\": 3}")
                        .text("/model"))
                .isEqualTo("power");
        assertThat(admin.post(
                                "/api/bindings",
                                "{\"topics\": \"plant/+/power\", \"choices\": [{\"model\": \"sensor\"}]}")
                        .text("/violations/0/rule"))
                .startsWith("is bound already");
        String change =
                "{\"topics\": \"plant/+/power\", \"zone\": \"Europe/Berlin\", \"choices\": [{\"model\": \"power\"},"
                        + " {\"model\": \"sensor\"}], \"revision\": 0}";
        assertThat(admin.put(path, change).at("/revision").asInt()).isOne();
        assertThat(other.put(path, change).status()).isEqualTo(409);
        assertThat(other.delete(path + "?revision=0").status()).isEqualTo(409);
        assertThat(other.delete(path).status()).isEqualTo(204);
        await().atMost(PATIENCE_FOR_THREE_SECONDS)
                .until(() -> model(admin, "mqtt", "plant/1/power").equals("sensor"));
        assertThat(STORE.number("SELECT COUNT(*) FROM audit_entry WHERE subject = 'any source on plant/+/power'"))
                .isEqualTo(3);
    }

    @Test
    void saysWhatHoldsForASource() {
        Person.Answer named = admin.get("/api/bindings/explain?source=station&topic=x");
        assertThat(named.text("/by")).isEqualTo("source");
        assertThat(named.text("/choices/0/model")).isEqualTo("power");
        assertThat(admin.get("/api/bindings").at("/sources/0/model").asString()).isEqualTo("power");
        assertThat(admin.get("/api/bindings/explain?source=elsewhere").text("/by"))
                .isEqualTo("binding");
        assertThat(admin.get("/api/bindings/explain?source=No%20Name").status()).isEqualTo(400);
    }

    @Test
    void saysEverythingThatIsWrongWithABinding() {
        Person.Answer refused = admin.post("/api/bindings", """
                {"source": "No Name", "topics": "a/#/b", "zone": "Mars", "choices": [{"model": "sensor", "value": "x"},
                 {"model": "Bad"}]}""");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body().get("violations"))
                .extracting(violation -> violation.get("pointer").asString())
                .containsExactly("/source", "/topics", "/choices/0/value", "/choices/1/model", "/zone");
        assertThat(admin.post("/api/bindings", "{\"source\": \"s\", \"choices\": [{\"model\": \"nothing\"}]}")
                        .text("/violations/0/rule"))
                .isEqualTo("must be a data model that there is");
        assertThat(admin.post("/api/bindings", "{}").text("/violations/0/pointer"))
                .isEqualTo("/choices");
        assertThat(admin.delete("/api/bindings/4711").status()).isEqualTo(404);
    }

    @Test
    void leavesChangesToAdmins() {
        Person analyst = Person.ofAnalyst(one);
        assertThat(analyst.get("/api/bindings").status()).isEqualTo(200);
        assertThat(analyst.post("/api/bindings", "{}").status()).isEqualTo(403);
        assertThat(analyst.put("/api/bindings/1", "{}").status()).isEqualTo(403);
        assertThat(analyst.delete("/api/bindings/1").status()).isEqualTo(403);
    }

    @Test
    void triesPayloadsOnDraftsAndOnModelsThatAreNotSaved() {
        admin.post("/api/models/power/drafts");
        admin.put(
                "/api/models/power/versions/2",
                "{\"model\": {\"fields\": [{\"name\": \"watts\", \"type\": \"number\", \"max\": 1}]}}");
        assertThat(admin.post("/api/models/power/check?device=a", "{\"watts\": 3}")
                        .at("/accepted")
                        .asBoolean())
                .isTrue();
        Person.Answer draft = admin.post("/api/models/power/check?device=a&version=2", "{\"watts\": 3}");
        assertThat(draft.at("/accepted").asBoolean()).isFalse();
        assertThat(draft.at("/version").asInt()).isEqualTo(2);
        Person.Answer unsaved = admin.post("/api/models/check", """
                {"model": {"name": "m", "fields": [{"name": "v", "type": "integer"}]}, "payload": "{\\"v\\": 1.5}",
                 "device": "a"}""");
        assertThat(unsaved.at("/valid").asBoolean()).as("%s", unsaved).isTrue();
        assertThat(unsaved.text("/check/violations/0/pointer")).isEqualTo("/v");
        Person.Answer wrong = admin.post("/api/models/check", "{\"model\": {\"name\": \"m\"}, \"payload\": \"{}\"}");
        assertThat(wrong.at("/valid").asBoolean()).isFalse();
        assertThat(wrong.text("/model_violations/0/pointer")).isEqualTo("/fields");
        assertThat(List.of(wrong.body().propertyNames().toArray())).doesNotContain("check");
        admin.delete("/api/models/power/versions/2");
    }

    private static String model(Person asked, String source, String topic) {
        return asked.get("/api/bindings/explain?source=" + source + "&topic=" + topic)
                .text("/choices/0/model");
    }
}
