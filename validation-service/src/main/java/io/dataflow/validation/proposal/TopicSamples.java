package io.dataflow.validation.proposal;

import io.dataflow.contract.DeviceId;
import io.dataflow.contract.Topics;
import io.dataflow.validation.history.Entries;
import io.dataflow.validation.history.EntryReader;
import io.dataflow.validation.history.TimeRange;
import io.dataflow.validation.model.DataModel;
import io.dataflow.validation.model.ModelRegistry;
import io.dataflow.validation.rows.Columns;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * The newest readings of a topic or source: those in quarantine as they were sent, and of a device's own topic those stored, put together
 * from their columns.
 */
@Component
public class TopicSamples {

    /** So many of the newest in quarantine are looked through for those of the topic. */
    private static final int LOOKED_THROUGH = 50_000;

    private static final Duration LONG = Duration.ofDays(3653);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JdbcTemplate jdbc;
    private final EntryReader entries;
    private final ModelRegistry models;
    private final Clock clock;

    TopicSamples(JdbcTemplate jdbc, EntryReader entries, ModelRegistry models, Clock clock) {
        this.jdbc = jdbc;
        this.entries = entries;
        this.models = models;
        this.clock = clock;
    }

    /** The newest readings of a topic, at most so many, newest first. */
    public List<Sample> ofTopic(String topic, int most) {
        List<Sample> samples = new ArrayList<>(quarantined("topic", topic, most));
        Optional<DeviceId> device =
                Topics.deviceOf(topic).filter(id -> Topics.telemetry(id).equals(topic));
        device.ifPresent(id -> samples.addAll(stored(id, most)));
        return samples.stream()
                .sorted(Comparator.comparing(Sample::receivedAt).reversed())
                .limit(most)
                .toList();
    }

    /** The newest refused readings of a source, at most so many, newest first. */
    public List<Sample> ofSource(String source, int most) {
        return quarantined("source", source, most);
    }

    private List<Sample> quarantined(String column, String value, int most) {
        return jdbc.query(
                "SELECT HEX(id) AS id, device_id, received_at, payload FROM (SELECT id, topic, source, device_id, received_at, payload"
                        + " FROM quarantined_reading ORDER BY received_at DESC, id DESC LIMIT " + LOOKED_THROUGH
                        + ") AS newest WHERE " + column + " = ? ORDER BY received_at DESC, id DESC LIMIT " + most,
                (row, number) -> new Sample(
                        "quarantined reading " + row.getString("id"),
                        row.getBytes("payload"),
                        Columns.instant(row, "received_at"),
                        Optional.ofNullable(row.getString("device_id")).flatMap(DeviceId::parse)),
                value);
    }

    private List<Sample> stored(DeviceId device, int most) {
        Instant now = clock.instant();
        TimeRange range = new TimeRange(now.minus(LONG), now.plus(Duration.ofDays(7)));
        List<Sample> samples = new ArrayList<>();
        for (DataModel model : models.active().models()) {
            for (Entries.Entry entry : entries.read(model, List.of(device.value()), range, most, Optional.empty())
                    .entries()) {
                samples.add(sample(model, device, entry));
            }
        }
        return samples;
    }

    private static Sample sample(DataModel model, DeviceId device, Entries.Entry entry) {
        Map<String, Object> fields = new LinkedHashMap<>(entry.values());
        fields.putAll(entry.extras());
        fields.put(model.timestampField(), entry.ts());
        return new Sample(
                "stored reading " + entry.messageId(),
                JSON.writeValueAsBytes(fields),
                entry.receivedAt(),
                Optional.of(device));
    }
}
