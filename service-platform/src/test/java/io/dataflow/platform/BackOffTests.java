package io.dataflow.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BackOffTests {

    private final BackOff backOff = new BackOff(Duration.ofMillis(100), Duration.ofSeconds(2));
    private final Random random = new Random(7);

    @Test
    void waitsTwiceAsLongAfterEachFailureUpToTheLimit() {
        assertThat(backOff.after(1, random)).isBetween(Duration.ofMillis(50), Duration.ofMillis(100));
        assertThat(backOff.after(3, random)).isBetween(Duration.ofMillis(200), Duration.ofMillis(400));
        assertThat(backOff.after(9, random)).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(2));
        assertThat(backOff.after(Integer.MAX_VALUE, random)).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(2));
    }

    @Test
    void refusesToBeginLaterThanItEnds() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new BackOff(Duration.ofSeconds(3), Duration.ofSeconds(2)));
    }
}
