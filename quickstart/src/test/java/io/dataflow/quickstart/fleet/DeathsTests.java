package io.dataflow.quickstart.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataflow.quickstart.fleet.Deaths.Verdict;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class DeathsTests {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final Deaths deaths = new Deaths();

    @Test
    void waitsLongerAfterEachDeath() {
        assertThat(dieAt(0)).isEqualTo(new Verdict.StartAgain(Duration.ofMillis(500)));
        assertThat(dieAt(10)).isEqualTo(new Verdict.StartAgain(Duration.ofMillis(1_000)));
        assertThat(dieAt(20)).isEqualTo(new Verdict.StartAgain(Duration.ofMillis(2_000)));
    }

    @Test
    void givesUpAfterFiveDeathsWithinAMinute() {
        for (int second = 0; second < 40; second += 10) {
            assertThat(dieAt(second)).isInstanceOf(Verdict.StartAgain.class);
        }
        assertThat(dieAt(40)).isInstanceOf(Verdict.GiveUp.class);
    }

    @Test
    void goesOnForeverWhereDeathsAreRare() {
        for (int minute = 0; minute < 1_000; minute++) {
            assertThat(dieAt(minute * 61)).isEqualTo(new Verdict.StartAgain(Duration.ofMillis(500)));
        }
    }

    @Test
    void givesUpOnAMemberThatNeverBecomesReadyHoweverLongItTakesToDie() {
        for (int i = 0; i < 3; i++) {
            assertThat(deaths.count(START.plusSeconds(i * 100L))).isInstanceOf(Verdict.StartAgain.class);
        }
        assertThat(deaths.count(START.plusSeconds(300))).isInstanceOf(Verdict.GiveUp.class);
    }

    private Verdict dieAt(long second) {
        deaths.wasReady();
        return deaths.count(START.plusSeconds(second));
    }
}
