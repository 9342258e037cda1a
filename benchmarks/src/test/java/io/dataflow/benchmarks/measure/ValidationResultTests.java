package io.dataflow.benchmarks.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class ValidationResultTests {

    @Test
    void isTheRoundInTheMiddle() {
        assertThat(median(70, 90, 80)).isEqualTo(80);
        assertThat(median(60)).isEqualTo(60);
    }

    @Test
    void isTheSlowerOneOfTwoInTheMiddle() {
        assertThat(median(90, 60, 80, 70)).isEqualTo(70);
    }

    @Test
    void keepsTheRoundsInTheirOrder() {
        assertThat(result(70, 90, 80).rounds())
                .extracting(ValidationResult.Round::readingsPerSecond)
                .containsExactly(70.0, 90.0, 80.0);
    }

    private static double median(double... perSecond) {
        return result(perSecond).median().readingsPerSecond();
    }

    private static ValidationResult result(double... perSecond) {
        List<ValidationResult.Round> rounds = DoubleStream.of(perSecond)
                .mapToObj(speed -> new ValidationResult.Round(1, speed, Map.of()))
                .toList();
        return ValidationResult.of(Machine.ours(), new ValidationResult.Load(1, 0, 1, 120, 1, 2, 1), rounds, 100);
    }
}
