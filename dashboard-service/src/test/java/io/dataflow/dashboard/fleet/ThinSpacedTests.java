package io.dataflow.dashboard.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class ThinSpacedTests {

    private final ThinSpaced numbers = new ThinSpaced();

    @Test
    void setsThousandsApart() {
        assertThat(numbers.whole(1_234_567)).isEqualTo("1\u202f234\u202f567");
    }

    @Test
    void showsADashForWhatIsNotKnown() {
        assertThat(numbers.whole(Optional.empty())).isEqualTo("–");
        assertThat(numbers.percent(Optional.empty())).isEqualTo("–");
    }

    @Test
    void hasTheSingularForOneOnly() {
        assertThat(numbers.counted(Optional.of(1L), "reading")).isEqualTo("1 reading");
        assertThat(numbers.counted(Optional.of(0L), "reading")).isEqualTo("0 readings");
        assertThat(numbers.counted(Optional.of(1200L), "reading")).isEqualTo("1\u202f200 readings");
        assertThat(numbers.counted(Optional.empty(), "reading")).isEqualTo("– readings");
    }

    @Test
    void showsValuesAsTheSensorGaveThem() {
        assertThat(numbers.value(29.5)).isEqualTo("29.5");
        assertThat(numbers.value(-3)).isEqualTo("\u22123");
        assertThat(numbers.value("on")).isEqualTo("on");
    }

    @Test
    void showsOnlyDigitsThatSaySomething() {
        assertThat(numbers.percent(Optional.of(0.0))).isEqualTo("0");
        assertThat(numbers.percent(Optional.of(0.00001))).isEqualTo("< 0.01");
        assertThat(numbers.percent(Optional.of(0.00795))).isEqualTo("0.80");
        assertThat(numbers.percent(Optional.of(0.0123))).isEqualTo("1.2");
        assertThat(numbers.percent(Optional.of(0.4567))).isEqualTo("46");
    }
}
