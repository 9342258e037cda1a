package io.dataflow.validation.store;

import io.dataflow.validation.quarantine.RejectedReading;
import io.dataflow.validation.rows.ManyRows;
import io.dataflow.validation.verdict.Reading;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** What became of the readings of a claim, by model, device and hour of receipt; written in the claim's transaction. */
final class DeviceHours {

    /** Assignments take effect from left to right, so how many were dated comes last. */
    private static final ManyRows ROWS = new ManyRows(
            "INSERT INTO device_hour (model, device_id, hour, stored_count, duplicate_count, refused_count, skew_sum,"
                    + " skew_least, skew_most, dated_count) VALUES ",
            ManyRows.places(10),
            " ON DUPLICATE KEY UPDATE stored_count = stored_count + VALUES(stored_count),"
                    + " duplicate_count = duplicate_count + VALUES(duplicate_count),"
                    + " refused_count = refused_count + VALUES(refused_count),"
                    + " skew_sum = skew_sum + VALUES(skew_sum),"
                    + " skew_least = IF(VALUES(dated_count) = 0, skew_least, IF(dated_count = 0, VALUES(skew_least),"
                    + " LEAST(skew_least, VALUES(skew_least)))),"
                    + " skew_most = IF(VALUES(dated_count) = 0, skew_most, IF(dated_count = 0, VALUES(skew_most),"
                    + " GREATEST(skew_most, VALUES(skew_most)))),"
                    + " dated_count = dated_count + VALUES(dated_count)");

    private final Map<Key, Counts> counts = new HashMap<>();

    /** Rows are written in this order, so that two instances wait for each other instead of deadlocking. */
    private record Key(String model, String device, long hour) implements Comparable<Key> {

        private static final Comparator<Key> ORDER =
                Comparator.comparing(Key::model).thenComparing(Key::device).thenComparing(Key::hour);

        @Override
        public int compareTo(Key other) {
            return ORDER.compare(this, other);
        }
    }

    private static final class Counts {
        private long stored;
        private long duplicate;
        private long refused;
        private long dated;
        private long skewSum;
        private long skewLeast;
        private long skewMost;

        void addSkew(long millis) {
            skewLeast = dated == 0 ? millis : Math.min(skewLeast, millis);
            skewMost = dated == 0 ? millis : Math.max(skewMost, millis);
            skewSum += millis;
            dated++;
        }
    }

    void stored(Reading reading) {
        Counts of = of(reading);
        of.stored++;
        if (reading.dated()) {
            of.addSkew(Duration.between(reading.ts(), reading.receivedAt()).toMillis());
        }
    }

    void duplicate(Reading reading) {
        of(reading).duplicate++;
    }

    /** One that can't be said to be anybody's is nobody's. */
    void refused(RejectedReading reading) {
        reading.device().ifPresent(device -> of(reading.model(), device.value(), reading.receivedAt()).refused++);
    }

    int size() {
        return counts.size();
    }

    void write(JdbcTemplate jdbc) {
        ROWS.write(
                jdbc,
                new TreeMap<>(counts)
                        .entrySet().stream()
                                .map(entry -> row(entry.getKey(), entry.getValue()))
                                .toList());
    }

    private Counts of(Reading reading) {
        return of(reading.model().name().value(), reading.device().value(), reading.receivedAt());
    }

    private Counts of(String model, String device, Instant receivedAt) {
        long hour =
                Math.floorDiv(receivedAt.getEpochSecond(), Duration.ofHours(1).toSeconds());
        return counts.computeIfAbsent(new Key(model, device, hour), key -> new Counts());
    }

    private static @Nullable Object[] row(Key key, Counts of) {
        return new @Nullable Object[] {
            key.model(),
            key.device(),
            Instant.ofEpochSecond(key.hour() * Duration.ofHours(1).toSeconds()),
            of.stored,
            of.duplicate,
            of.refused,
            of.skewSum,
            of.skewLeast,
            of.skewMost,
            of.dated
        };
    }
}
