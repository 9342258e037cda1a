package io.dataflow.validation.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataflow.contract.query.Grain;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class GrainChoiceTests {

    private static final Instant TO = Instant.parse("2026-01-02T00:00:00Z");

    @Test
    void takesMinutesWhileTheyFit() {
        assertThat(GrainChoice.rollup(last(Duration.ofMinutes(600)), 600, Grain.RAW))
                .isEqualTo(Grain.MINUTE);
        assertThat(GrainChoice.rollup(last(Duration.ofMinutes(601)), 600, Grain.RAW))
                .isEqualTo(Grain.HOUR);
    }

    @Test
    void takesDaysForAnythingLonger() {
        assertThat(GrainChoice.rollup(last(Duration.ofHours(601)), 600, Grain.RAW))
                .isEqualTo(Grain.DAY);
        assertThat(GrainChoice.rollup(last(Duration.ofDays(36_500)), 600, Grain.RAW))
                .isEqualTo(Grain.DAY);
    }

    @Test
    void takesNothingOfWhichAPartIsGone() {
        assertThat(GrainChoice.rollup(last(Duration.ofMinutes(10)), 600, Grain.MINUTE))
                .isEqualTo(Grain.MINUTE);
        assertThat(GrainChoice.rollup(last(Duration.ofMinutes(10)), 600, Grain.HOUR))
                .isEqualTo(Grain.HOUR);
        assertThat(GrainChoice.raw(Grain.MINUTE, Grain.MINUTE, () -> 1, 600)).isFalse();
    }

    @Test
    void takesRawReadingsWhereTheyAreFew() {
        assertThat(GrainChoice.raw(Grain.MINUTE, Grain.RAW, () -> 600, 600)).isTrue();
        assertThat(GrainChoice.raw(Grain.MINUTE, Grain.RAW, () -> 601, 600)).isFalse();
        assertThat(GrainChoice.raw(Grain.HOUR, Grain.RAW, () -> 1, 600)).isFalse();
    }

    @Test
    void sharesTheMostPointsBetweenDevices() {
        assertThat(GrainChoice.pointsPerDevice(600, 1)).isEqualTo(600);
        assertThat(GrainChoice.pointsPerDevice(5_000, 20)).isEqualTo(600);
        assertThat(GrainChoice.pointsPerDevice(600, 0)).isEqualTo(600);
    }

    private static TimeRange last(Duration length) {
        return new TimeRange(TO.minus(length), TO);
    }
}
