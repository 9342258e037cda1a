package io.dataflow.validation.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataflow.contract.DeviceId;
import io.dataflow.contract.MessageId;
import io.dataflow.contract.query.Grain;
import io.dataflow.validation.model.DataModel;
import io.dataflow.validation.model.ModelJson;
import io.dataflow.validation.verdict.Reading;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RollupDeltaTests {

    private static final DataModel MODEL = ModelJson.read("""
            {"name": "m", "title": "M", "version": 1, "fields": [
              {"name": "a", "type": "number"}, {"name": "text", "type": "string"}, {"name": "n", "type": "integer"}]}
            """);

    @Test
    void addsUpTheValuesOfAMinute() {
        var minutes = minutes(List.of(
                reading("d", "2026-01-01T10:00:00Z", 1, 5.0, 2L),
                reading("d", "2026-01-01T10:00:59.999Z", 2, -1.0, null),
                reading("d", "2026-01-01T10:00:30Z", 3, 2.5, null)));
        assertThat(minutes)
                .containsOnlyKeys(key("d", "a", "2026-01-01T10:00:00Z"), key("d", "n", "2026-01-01T10:00:00Z"))
                .containsEntry(
                        key("d", "a", "2026-01-01T10:00:00Z"),
                        new Tally(3, 6.5, -1, 5, -1, Instant.parse("2026-01-01T10:00:59.999Z"), new MessageId(2)));
    }

    @Test
    void tellsMinutesAndDevicesApart() {
        var minutes = minutes(List.of(
                reading("d", "2026-01-01T10:00:59.999Z", 1, 5.0, null),
                reading("d", "2026-01-01T10:01:00Z", 2, 5.0, null),
                reading("e", "2026-01-01T10:01:00Z", 3, 5.0, null)));
        assertThat(minutes).hasSize(3);
    }

    @Test
    void makesHoursAndDaysOfMinutes() {
        var minutes = minutes(List.of(
                reading("d", "2026-01-01T10:59:00Z", 1, 1.0, null),
                reading("d", "2026-01-01T11:00:00Z", 2, 2.0, null),
                reading("d", "2026-01-01T23:59:00Z", 3, 3.0, null),
                reading("d", "2026-01-02T00:00:00Z", 4, 4.0, null)));
        var hours = RollupDelta.coarser(Grain.HOUR, minutes);
        var days = RollupDelta.coarser(Grain.DAY, hours);
        assertThat(hours).hasSize(4);
        assertThat(days).hasSize(2);
        assertThat(days.get(key("d", "a", "2026-01-01T00:00:00Z")))
                .isEqualTo(new Tally(3, 6, 1, 3, 3, Instant.parse("2026-01-01T23:59:00Z"), new MessageId(3)));
    }

    @Test
    void takesTheGreatestMessageIdOfOneInstantAsTheLast() {
        Instant ts = Instant.parse("2026-01-01T10:00:00Z");
        Tally small = Tally.of(1, ts, new MessageId(5));
        Tally great = Tally.of(2, ts, new MessageId(-1));
        assertThat(small.plus(great).last()).isEqualTo(2);
        assertThat(great.plus(small).last()).isEqualTo(2);
    }

    private static SortedMap<RollupKey, Tally> minutes(List<Reading> readings) {
        RollupDelta delta = new RollupDelta();
        readings.forEach(delta::add);
        return delta.minutes();
    }

    private static RollupKey key(String device, String metric, String start) {
        return new RollupKey("m", device, metric, Instant.parse(start));
    }

    private static Reading reading(String device, String ts, long id, Double a, @Nullable Long n) {
        return new Reading(
                MODEL,
                new DeviceId(device),
                Instant.parse(ts),
                true,
                new MessageId(id),
                Instant.parse(ts),
                Collections.unmodifiableList(Arrays.asList(a, "x", n)),
                Optional.empty());
    }
}
