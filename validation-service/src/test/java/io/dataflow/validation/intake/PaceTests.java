package io.dataflow.validation.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PaceTests {

    @Test
    void waitsLongerAfterEachFailureButNotForEver() {
        BackOff backOff = new BackOff(new Random(1));
        for (int i = 0; i < 20; i++) {
            assertThat(backOff.next()).isBetween(Duration.ofMillis(50), Duration.ofSeconds(3));
        }
        backOff.reset();
        assertThat(backOff.next()).isLessThanOrEqualTo(Duration.ofMillis(100));
    }

    @Test
    void polledSeldomWhileNothingComes() {
        Pace pace = new Pace();
        assertThat(pace.whileIdle()).isEqualTo(Duration.ofMillis(2));
        for (int i = 0; i < 20; i++) {
            pace.whileIdle();
        }
        assertThat(pace.whileIdle()).isEqualTo(Duration.ofMillis(20));
        assertThat(pace.afterClaim(2000, 2000)).isZero();
        assertThat(pace.whileIdle()).isEqualTo(Duration.ofMillis(2));
    }
}
