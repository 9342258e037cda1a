package io.dataflow.validation.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataflow.contract.query.Grain;
import io.dataflow.validation.history.RangeParts.Part;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RangePartsTests {

    @Test
    void takesWholeDaysAndHoursOutOfTheMiddle() {
        assertThat(RangeParts.of(range("2026-01-01T22:58:30Z", "2026-01-04T01:02:00Z"), Instant.EPOCH))
                .containsExactly(
                        part(Grain.MINUTE, "2026-01-01T22:58:00Z", "2026-01-01T23:00:00Z"),
                        part(Grain.HOUR, "2026-01-01T23:00:00Z", "2026-01-02T00:00:00Z"),
                        part(Grain.DAY, "2026-01-02T00:00:00Z", "2026-01-04T00:00:00Z"),
                        part(Grain.HOUR, "2026-01-04T00:00:00Z", "2026-01-04T01:00:00Z"),
                        part(Grain.MINUTE, "2026-01-04T01:00:00Z", "2026-01-04T01:02:00Z"));
    }

    @Test
    void staysWithMinutesInAShortRange() {
        assertThat(RangeParts.of(range("2026-01-01T10:59:00Z", "2026-01-01T11:01:00Z"), Instant.EPOCH))
                .containsExactly(part(Grain.MINUTE, "2026-01-01T10:59:00Z", "2026-01-01T11:01:00Z"));
    }

    @Test
    void takesAWholeDayAsOne() {
        assertThat(RangeParts.of(range("2026-01-01T00:00:00Z", "2026-01-02T00:00:00Z"), Instant.EPOCH))
                .containsExactly(part(Grain.DAY, "2026-01-01T00:00:00Z", "2026-01-02T00:00:00Z"));
    }

    @Test
    void takesHoursWhereThereAreNoMinutesAnyMore() {
        assertThat(RangeParts.of(
                        range("2026-01-01T10:59:00Z", "2026-01-02T01:01:00Z"), Instant.parse("2026-01-02T00:00:00Z")))
                .containsExactly(
                        part(Grain.HOUR, "2026-01-01T10:00:00Z", "2026-01-02T01:00:00Z"),
                        part(Grain.MINUTE, "2026-01-02T01:00:00Z", "2026-01-02T01:01:00Z"));
        assertThat(RangeParts.of(
                        range("2026-01-01T10:59:00Z", "2026-01-01T11:01:00Z"), Instant.parse("2026-01-02T00:00:00Z")))
                .containsExactly(part(Grain.HOUR, "2026-01-01T10:00:00Z", "2026-01-01T12:00:00Z"));
    }

    @Test
    void coversEveryMinuteOnceWhateverTheRange() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 2_000; i++) {
            Instant from = Instant.parse("2026-01-01T00:00:00Z").plusSeconds(60L * random.nextInt(5_000));
            Instant to = from.plusSeconds(60L * (1 + random.nextInt(6_000)));
            Instant reached = from;
            for (Part part : RangeParts.of(new TimeRange(from, to), Instant.EPOCH)) {
                assertThat(part.from()).as("seed " + seed).isEqualTo(reached).isBefore(part.to());
                reached = part.to();
            }
            assertThat(reached).as("seed " + seed).isEqualTo(to);
        }
    }

    private static TimeRange range(String from, String to) {
        return new TimeRange(Instant.parse(from), Instant.parse(to));
    }

    private static Part part(Grain grain, String from, String to) {
        return new Part(grain, Instant.parse(from), Instant.parse(to));
    }
}
