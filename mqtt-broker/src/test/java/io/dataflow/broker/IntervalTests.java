package io.dataflow.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class IntervalTests {

    @Test
    void isOverOnceInItsLengthHoweverOftenItIsAsked() {
        long start = Long.MAX_VALUE - 3;
        Interval interval = new Interval(Duration.ofNanos(10), start);
        int times = 0;
        for (int nanos = 0; nanos < 100; nanos++) {
            times += interval.isOver(start + nanos) ? 1 : 0;
        }
        assertThat(times).isEqualTo(10);
    }
}
