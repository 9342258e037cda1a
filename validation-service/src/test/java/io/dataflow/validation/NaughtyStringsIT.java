package io.dataflow.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Naughty strings as names and values of fields, all the way into a real database. */
class NaughtyStringsIT {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();
    private static final Set<String> TAKEN =
            Set.of("", "temperature", "humidity", "distance", "device_id", "timestamp", "message_id");

    @Test
    void areStoredAsTheyAreOrRefusedWithAReason() throws Exception {
        Store store = new Store();
        List<String> texts = NaughtyStrings.all();
        List<byte[]> published = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            Map<String, Object> reading = Map.of("temperature", 1, name(texts.get(i)), texts.get(i));
            published.add(Buffer.published("d" + i, JSON.writeValueAsString(reading)));
        }
        try (Buffer node = new Buffer("redis-1");
                Instance instance = Instance.start("naughty", store, node)) {
            node.push(published);
            new Books(store, node).awaitSettled();
            assertThat(instance.isRunning()).isTrue();
        }
        requireStored(store, texts);
    }

    private static void requireStored(Store store, List<String> texts) {
        Map<String, String> extras = new HashMap<>();
        store.jdbc().query("SELECT device_id, extras FROM reading_sensor", row -> {
            extras.put(row.getString("device_id"), row.getString("extras"));
        });
        for (int i = 0; i < texts.size(); i++) {
            String text = texts.get(i);
            if (NaughtyStrings.storable(text)) {
                JsonNode stored = JSON.readTree(extras.get("d" + i));
                assertThat(stored.get(name(text)).asString()).as(text).isEqualTo(text);
            } else {
                assertThat(extras).doesNotContainKey("d" + i);
                assertThat(store.number("SELECT COUNT(*) FROM quarantined_reading WHERE device_id = 'd" + i
                                + "' AND violations LIKE '%remedy%'"))
                        .isOne();
            }
        }
    }

    /** Names of at most 256 characters are taken; those of the model's own fields mean something else. */
    private static String name(String text) {
        return TAKEN.contains(text) || text.length() > 256 ? "other" : text;
    }
}
