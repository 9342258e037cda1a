package io.dataflow.benchmarks.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataflow.benchmarks.fleet.Role;
import java.time.Duration;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;

class ScheduleTests {

    @Test
    void strikesTheSameForTheSameSeed() {
        assertThat(new Schedule(plan(3, true)).strikes())
                .isEqualTo(new Schedule(plan(3, true)).strikes())
                .isNotEqualTo(new Schedule(plan(4, true)).strikes());
    }

    @Test
    void strikesEveryKindOfProcessInEveryWay() {
        assertThat(new Schedule(plan(3, true)).strikes())
                .extracting(Strike::role)
                .contains(Role.values());
        assertThat(new Schedule(plan(3, true)).strikes())
                .extracting(Strike::act)
                .contains(Strike.Act.values());
    }

    @Test
    void leavesTheDatabaseAloneUnlessItIsAskedTo() {
        assertThat(new Schedule(plan(3, false)).strikes())
                .extracting(Strike::role)
                .doesNotContain(Role.DATABASE);
    }

    @Test
    void pausesNoLongerThanItMay() {
        assertThat(new Schedule(plan(3, true)).strikes())
                .filteredOn(strike -> strike.act() == Strike.Act.PAUSE)
                .allMatch(strike -> strike.lasts().compareTo(Duration.ofSeconds(9)) <= 0);
    }

    private static ChaosPlan plan(long seed, boolean database) {
        return new ChaosPlan(
                seed,
                1_000,
                Duration.ofHours(1),
                Duration.ofSeconds(3),
                Duration.ofSeconds(9),
                database ? EnumSet.allOf(Role.class) : EnumSet.complementOf(EnumSet.of(Role.DATABASE)),
                false,
                false,
                Duration.ZERO,
                Duration.ofMinutes(1));
    }
}
