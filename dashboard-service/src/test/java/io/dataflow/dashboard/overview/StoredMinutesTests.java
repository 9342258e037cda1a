package io.dataflow.dashboard.overview;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataflow.contract.query.Outcomes.OfMinute;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class StoredMinutesTests {

    private static final Instant NOW = Instant.parse("2026-11-23T15:00:45Z");
    private static final Instant THIS_MINUTE = Instant.parse("2026-11-23T15:00:00Z");
    private static final Instant MINUTE_BEFORE = Instant.parse("2026-11-23T14:59:00Z");

    @Test
    void countsTheCurrentMinuteAndTheRestOfTheOneBefore() {
        var minutes = StoredMinutes.lastHour(
                List.of(new OfMinute(MINUTE_BEFORE, 200, 0, 0), new OfMinute(THIS_MINUTE, 150, 0, 0)), NOW);
        assertThat(minutes.storedLastMinute()).isEqualTo(150 + 50);
    }

    @Test
    void fillsMinutesWithoutOutcomesWithZeros() {
        var minutes = StoredMinutes.lastHour(List.of(new OfMinute(MINUTE_BEFORE, 7, 0, 0)), NOW);
        assertThat(minutes.stored()).hasSize(60).endsWith(0L, 7L, 0L);
    }

    @Test
    void leavesOutMinutesBeforeTheHour() {
        var longAgo = new OfMinute(Instant.parse("2026-11-23T13:59:00Z"), 9, 0, 9);
        assertThat(StoredMinutes.lastHour(List.of(longAgo), NOW).refused()).isZero();
    }

    @Test
    void hasNoRefusedShareWhereNothingWasSettled() {
        assertThat(StoredMinutes.lastHour(List.of(), NOW).refusedShare()).isEmpty();
    }

    @Test
    void takesTheRefusedShareOfAllThatWasSettled() {
        var minutes = StoredMinutes.lastHour(List.of(new OfMinute(MINUTE_BEFORE, 6, 1, 3)), NOW);
        assertThat(minutes.refusedShare()).contains(0.3);
    }
}
