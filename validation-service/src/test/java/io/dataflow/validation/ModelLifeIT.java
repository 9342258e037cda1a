package io.dataflow.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dataflow.contract.ModelName;
import io.dataflow.local.test.Patience;
import io.dataflow.validation.model.ModelRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Models are written, compared, activated, taken back and retired over HTTP, while two instances run. */
class ModelLifeIT {

    private static final Duration PATIENCE_FOR_THREE_SECONDS = Patience.promised(Duration.ofSeconds(3));
    private static final Store STORE = new Store();
    private static final Buffer NODE = new Buffer("redis-1");

    private static Instance one;
    private static Instance two;
    private static Person admin;
    private static Person other;

    @BeforeAll
    static void start() {
        one = Instance.start("one", STORE, NODE);
        two = Instance.start("two", STORE, NODE);
        admin = Person.ofAdmin(one);
        other = Person.ofAdmin(two);
    }

    @AfterAll
    static void end() {
        one.close();
        two.close();
        NODE.close();
    }

    @Test
    void goesFromAFirstDraftToAVersionInForceInEveryInstance() {
        Person.Answer made = admin.post("/api/models", draft("weather", "{\"name\": \"wind\", \"type\": \"number\"}"));
        assertThat(made.status()).as("%s", made).isEqualTo(201);
        assertThat(made.text("/version/status")).isEqualTo("draft");
        assertThat(made.at("/valid").asBoolean()).isTrue();
        assertThat(STORE.number("SELECT COUNT(*) FROM information_schema.tables WHERE table_schema = DATABASE()"
                        + " AND table_name = 'reading_weather'"))
                .isZero();
        Person.Answer active = admin.post("/api/models/weather/versions/1/activate");
        assertThat(active.text("/status")).as("%s", active).isEqualTo("active");
        assertThat(active.text("/activated_by")).isEqualTo("admin");
        assertThat(STORE.count("reading_weather")).isZero();
        await().atMost(PATIENCE_FOR_THREE_SECONDS)
                .until(() -> admin.get("/api/models/weather").at("/in_force").asInt() == 2);
        assertThat(names(other.get("/api/models").body())).contains("weather");
        assertThat(admin.get("/api/models/weather").at("/instances")).hasSize(2);
    }

    @Test
    void keepsADraftWithMistakesAndDoesNotActivateIt() {
        Person.Answer made =
                admin.post("/api/models", draft("unfinished", "{\"name\": \"a\", \"type\": \"float\", \"x\": 1}"));
        assertThat(made.status()).isEqualTo(201);
        assertThat(made.at("/valid").asBoolean()).isFalse();
        assertThat(made.body().get("violations"))
                .extracting(violation -> violation.get("pointer").asString())
                .containsExactly("/fields/0/type", "/fields/0/x");
        assertThat(made.at("/model/fields/0/x").asInt())
                .as("what was typed stays")
                .isOne();
        Person.Answer refused = admin.post("/api/models/unfinished/versions/1/activate");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.at("/violations")).hasSize(2);
        Person.Answer mended = admin.put(
                "/api/models/unfinished/versions/1",
                draft("unfinished", "{\"name\": \"a\", \"type\": \"integer\"}", 0));
        assertThat(mended.at("/valid").asBoolean()).as("%s", mended).isTrue();
        assertThat(mended.at("/version/revision").asInt()).isOne();
        assertThat(admin.delete("/api/models/unfinished").status()).isEqualTo(204);
        assertThat(admin.get("/api/models/unfinished").status()).isEqualTo(404);
    }

    @Test
    void overwritesNobodysChange() {
        admin.post("/api/models", draft("shared", "{\"name\": \"a\", \"type\": \"number\"}"));
        assertThat(admin.put(
                                "/api/models/shared/versions/1",
                                draft("shared", "{\"name\": \"b\", \"type\": \"number\"}", 0))
                        .status())
                .isEqualTo(200);
        Person.Answer late = other.put(
                "/api/models/shared/versions/1", draft("shared", "{\"name\": \"c\", \"type\": \"number\"}", 0));
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.text("/title")).isEqualTo("Changed by somebody else");
        assertThat(other.post("/api/models/shared/versions/1/activate?revision=0")
                        .status())
                .isEqualTo(409);
        assertThat(other.delete("/api/models/shared/versions/1?revision=0").status())
                .isEqualTo(409);
        assertThat(admin.get("/api/models/shared/versions/1").text("/model/fields/0/name"))
                .isEqualTo("b");
    }

    @Test
    void givesAChangedFieldAColumnOfItsOwnAndItsOldOneWhenItComesBack() {
        activate("climate", "{\"name\": \"t\", \"type\": \"number\", \"unit\": \"°C\"}");
        activate("climate", "{\"name\": \"t\", \"type\": \"number\", \"unit\": \"°F\"}");
        activate("climate", "{\"name\": \"t\", \"type\": \"number\", \"unit\": \"°C\", \"max\": 50}");
        assertThat(STORE.number("SELECT COUNT(*) FROM information_schema.columns WHERE table_schema = DATABASE()"
                        + " AND table_name = 'reading_climate' AND column_name IN ('t', 't_2')"))
                .isEqualTo(2);
        assertThat(admin.get("/api/models/climate/versions/2").text("/model/fields/0/column"))
                .isEqualTo("t_2");
        assertThat(admin.get("/api/models/climate/versions/3")
                        .at("/model/fields/0")
                        .has("column"))
                .isFalse();
        Person.Answer difference = admin.get("/api/models/climate/differences?from=1&to=2");
        assertThat(difference.at("/breaking").asBoolean()).isTrue();
        assertThat(difference.text("/changes/0/words")).startsWith("field t is in °F instead of °C");
    }

    @Test
    void goesBackWithOneRequestAndKeepsOneVersionActive() {
        activate("pump", "{\"name\": \"rpm\", \"type\": \"integer\"}");
        activate("pump", "{\"name\": \"rpm\", \"type\": \"integer\", \"max\": 9000}");
        assertThat(admin.get("/api/models/pump").at("/active_version").asInt()).isEqualTo(2);
        assertThat(admin.post("/api/models/pump/versions/1/activate").text("/status"))
                .isEqualTo("active");
        JsonNode pump = admin.get("/api/models/pump").body();
        assertThat(pump.at("/active_version").asInt()).isOne();
        assertThat(pump.at("/versions/0/status").asString()).isEqualTo("retired");
        assertThat(pump.at("/versions/0/retired_by").asString()).isEqualTo("admin");
        assertThat(admin.put("/api/models/pump/versions/2", draft("pump", "{\"name\": \"x\", \"type\": \"number\"}"))
                        .status())
                .isEqualTo(409);
        assertThat(admin.delete("/api/models/pump").status()).isEqualTo(409);
    }

    @Test
    void letsTwoWhoActivateAtOnceNotBothHaveTheirWay() throws Exception {
        for (int version = 1; version <= 4; version++) {
            activate("race", "{\"name\": \"v\", \"type\": \"number\", \"max\": " + version + "}");
        }
        try (ExecutorService people = Executors.newFixedThreadPool(4)) {
            for (int round = 0; round < 5; round++) {
                List<Callable<Person.Answer>> clicks = new ArrayList<>();
                for (int version = 1; version <= 4; version++) {
                    Person who = version % 2 == 0 ? admin : other;
                    String path = "/api/models/race/versions/" + version + "/activate";
                    clicks.add(() -> who.post(path));
                }
                for (Future<Person.Answer> answer : people.invokeAll(clicks)) {
                    assertThat(answer.get().status()).as("%s", answer.get()).isIn(200, 409);
                }
                assertThat(STORE.number("SELECT COUNT(*) FROM data_model_version WHERE model_name = 'race'"
                                + " AND status = 'ACTIVE'"))
                        .isOne();
            }
        }
    }

    @Test
    void exportsAndImportsAgain() {
        activate("origin", "{\"name\": \"v\", \"type\": \"number\", \"unit\": \"V\", \"default\": 1}");
        JsonNode exported = admin.get("/api/models/origin/versions/1/export").body();
        Person.Answer taken = admin.post("/api/models/import", exported);
        assertThat(taken.status()).isEqualTo(409);
        assertThat(taken.text("/detail")).contains("Import it as a new version");
        Person.Answer second = admin.post("/api/models/import?if_taken=new_version&note=from%20elsewhere", exported);
        assertThat(second.at("/version/version").asInt()).as("%s", second).isEqualTo(2);
        assertThat(second.text("/version/note")).isEqualTo("from elsewhere");
        assertThat(admin.get("/api/models/origin/differences?from=1&to=2").at("/changes"))
                .isEmpty();
        assertThat(admin.post("/api/models/import?if_taken=new_version", exported)
                        .text("/title"))
                .isEqualTo("There is a draft already");
        assertThat(admin.post("/api/models/import", "{\"name\": \"bad\", \"fields\": []}")
                        .text("/violations/0/pointer"))
                .isEqualTo("/fields");
        assertThat(admin.post("/api/models/import?if_taken=perhaps", exported).status())
                .isEqualTo(400);
    }

    @Test
    void refusesWhatIsBoundToARetiredModelWithTheRemedy() {
        activate("gone", "{\"name\": \"v\", \"type\": \"number\"}");
        STORE.jdbc()
                .update("INSERT INTO model_binding (topic_filter, choices, zone, changed_at, changed_by) VALUES"
                        + " ('devices/leaver/#', '[{\"model\":\"gone\"}]', 'UTC', UTC_TIMESTAMP(3), 'test')");
        await().until(() -> isBound(one) && isBound(two));
        assertThat(admin.post("/api/models/gone/retire").text("/status")).isEqualTo("retired");
        await().atMost(PATIENCE_FOR_THREE_SECONDS)
                .until(() -> !names(other.get("/api/models").body()).contains("gone"));
        assertThat(admin.get("/api/models/gone").at("/bound_by/0").asString())
                .isEqualTo("the binding of any source on devices/leaver/#");
        NODE.push(List.of(Buffer.published("leaver", "{\"v\": 1}")));
        new Books(STORE, NODE).awaitSettled();
        assertThat(STORE.jdbc()
                        .queryForObject(
                                "SELECT violations FROM quarantined_reading WHERE device_id = 'leaver'", String.class))
                .contains("Activate a version of the model");
        assertThat(admin.post("/api/models/gone/retire").status()).isEqualTo(409);
    }

    @Test
    void loadsTheOthersWhereOneVersionCannotBeRead() {
        activate("broken", "{\"name\": \"v\", \"type\": \"number\"}");
        STORE.jdbc().update("UPDATE data_model_version SET definition = '{\"name\": 1}' WHERE model_name = 'broken'");
        activate("after", "{\"name\": \"v\", \"type\": \"number\"}");
        try (Instance third = Instance.start("three", STORE, NODE)) {
            List<String> known = names(Person.ofAdmin(third).get("/api/models").body());
            assertThat(known).contains("sensor", "after").doesNotContain("broken");
        }
        assertThat(names(admin.get("/api/models").body())).contains("after", "broken");
    }

    @Test
    void leavesChangesToAdmins() {
        Person analyst = Person.ofAnalyst(one);
        assertThat(analyst.get("/api/models/with-versions").status()).isEqualTo(200);
        assertThat(analyst.get("/api/models/sensor/versions/1").at("/valid").asBoolean())
                .isTrue();
        assertThat(analyst.post("/api/models", draft("nope", "")).status()).isEqualTo(403);
        assertThat(analyst.post("/api/models/sensor/drafts").status()).isEqualTo(403);
        assertThat(analyst.post("/api/models/sensor/versions/1/activate").status())
                .isEqualTo(403);
        assertThat(analyst.post("/api/models/sensor/retire").status()).isEqualTo(403);
        assertThat(analyst.delete("/api/models/sensor").status()).isEqualTo(403);
    }

    @Test
    void saysWhatIsNotThere() {
        assertThat(admin.get("/api/models/nothing").text("/title")).isEqualTo("No such model");
        assertThat(admin.get("/api/models/NO%20NAME").status()).isEqualTo(404);
        assertThat(admin.get("/api/models/sensor/versions/99").text("/detail")).contains("has no version 99");
        assertThat(admin.post("/api/models", draft("Not A Name", "")).text("/violations/0/pointer"))
                .isEqualTo("/name");
        assertThat(admin.post("/api/models", draft("sensor", "")).status()).isEqualTo(409);
        assertThat(admin.post("/api/models", "{\"model\": 7}").status()).isEqualTo(422);
        assertThat(admin.post("/api/models", "{}").status()).isEqualTo(422);
    }

    private static boolean isBound(Instance instance) {
        return instance.bean(ModelRegistry.class).active().bindings().stated().stream()
                .anyMatch(binding -> binding.leadsTo(new ModelName("gone")));
    }

    /** A next version with these fields, in force. */
    private static void activate(String model, String fields) {
        Person.Answer draft = admin.get("/api/models/" + model).status() == 404
                ? admin.post("/api/models", draft(model, fields))
                : admin.post("/api/models/" + model + "/drafts");
        String path = "/api/models/" + model + "/versions/"
                + draft.at("/version/version").asInt();
        assertThat(admin.put(path, draft(model, fields)).at("/valid").asBoolean())
                .isTrue();
        Person.Answer active = admin.post(path + "/activate");
        assertThat(active.status()).as("%s", active).isEqualTo(200);
    }

    private static String draft(String model, String fields) {
        return "{\"model\": {\"name\": \"" + model + "\", \"fields\": [" + fields + "]}, \"note\": \"a test\"}";
    }

    private static String draft(String model, String fields, int revision) {
        return draft(model, fields).replaceFirst("}$", ", \"revision\": " + revision + "}");
    }

    private static List<String> names(JsonNode models) {
        return models.valueStream().map(model -> model.get("name").asString()).toList();
    }
}
