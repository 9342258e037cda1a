package io.dataflow.validation.model;

import io.dataflow.platform.ServiceIdentity;
import io.dataflow.validation.rows.Columns;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Which versions each instance of this service judges by; ages are told by the database's clock alone. */
@Component
public class ModelInstances {

    /** An instance that was silent for that long counts as gone. */
    private static final Duration SILENCE = Duration.ofSeconds(15);

    private static final int FORGOTTEN_AFTER_HOURS = 24;
    private static final long AGAIN_AFTER_NANOS = Duration.ofSeconds(4).toNanos();
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<TreeMap<String, Integer>> VERSIONS = new TypeReference<>() {};

    private final JdbcTemplate jdbc;
    private final String instance;
    private Map<String, Integer> said = Map.of();
    private long saidAt = System.nanoTime() - 2 * AGAIN_AFTER_NANOS;

    ModelInstances(JdbcTemplate jdbc, ServiceIdentity service) {
        this.jdbc = jdbc;
        this.instance = service.instance();
    }

    /**
     * What an instance judges by.
     *
     * @param versions of each model
     */
    public record Seen(String instance, Map<String, Integer> versions, Instant seenAt) {}

    /** All instances that are there. */
    public List<Seen> alive() {
        return jdbc.query(
                "SELECT instance, versions, seen_at FROM model_instance WHERE seen_at > UTC_TIMESTAMP(3) - INTERVAL "
                        + SILENCE.toSeconds() + " SECOND ORDER BY instance",
                (row, number) -> new Seen(
                        row.getString("instance"),
                        JSON.readValue(row.getString("versions"), VERSIONS),
                        Columns.instant(row, "seen_at")));
    }

    /** Says what this instance judges by, at once where that is new. */
    synchronized void say(List<DataModel> models) {
        Map<String, Integer> versions = new TreeMap<>();
        models.forEach(model -> versions.put(model.name().value(), model.version()));
        if (versions.equals(said) && System.nanoTime() - saidAt < AGAIN_AFTER_NANOS) {
            return;
        }
        jdbc.update(
                "INSERT INTO model_instance (instance, versions, seen_at) VALUES (?, ?, UTC_TIMESTAMP(3))"
                        + " ON DUPLICATE KEY UPDATE versions = VALUES(versions), seen_at = VALUES(seen_at)",
                instance,
                JSON.writeValueAsString(versions));
        jdbc.update("DELETE FROM model_instance WHERE seen_at < UTC_TIMESTAMP(3) - INTERVAL " + FORGOTTEN_AFTER_HOURS
                + " HOUR");
        said = versions;
        saidAt = System.nanoTime();
    }

    /** This instance goes. */
    synchronized void leave() {
        jdbc.update("DELETE FROM model_instance WHERE instance = ?", instance);
    }
}
