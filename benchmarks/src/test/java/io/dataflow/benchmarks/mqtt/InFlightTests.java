package io.dataflow.benchmarks.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class InFlightTests {

    private final InFlight inFlight = new InFlight(2);
    private final List<Long> ended = new ArrayList<>();

    @Test
    void isFullWithAsManyAsItMayHold() {
        int first = inFlight.add(10);
        int second = inFlight.add(20);

        assertThat(inFlight.isFull()).isTrue();
        assertThat(first).isNotEqualTo(second);
    }

    @Test
    void endsAMessageOnce() {
        int id = inFlight.add(10);

        assertThat(inFlight.remove(id, ended::add)).isTrue();
        assertThat(inFlight.remove(id, ended::add)).isFalse();
        assertThat(inFlight.remove(99, ended::add)).isFalse();
        assertThat(ended).containsExactly(10L);
    }

    @Test
    void givesBackAllThatIsUnderWay() {
        inFlight.add(10);
        inFlight.add(20);

        inFlight.removeAll(ended::add);

        assertThat(ended).containsExactlyInAnyOrder(10L, 20L);
        assertThat(inFlight.isFull()).isFalse();
    }
}
