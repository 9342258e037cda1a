package io.dataflow.validation.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PaceTests {

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
