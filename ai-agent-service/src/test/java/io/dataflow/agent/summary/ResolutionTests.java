package io.dataflow.agent.summary;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResolutionTests {

    @ParameterizedTest
    @CsvSource({"62, 0", "29.5, 1", "0, 0", "1013.25, 2", "29.700000000000003, 1", "1.5E9, 0", "-4.05, 2", "0.000012, 6"
    })
    void isWhatTheSensorSent(double value, int decimals) {
        assertThat(of(value).decimals()).isEqualTo(decimals);
    }

    @Test
    void isThatOfTheValueWithMostDigits() {
        assertThat(Resolution.of(DoubleStream.of(20, 29.25, 21.5)).decimals()).isEqualTo(2);
        assertThat(Resolution.finest(Stream.of(of(20), of(29.25), of(21.5))).decimals())
                .isEqualTo(2);
    }

    @Test
    void roundsHalfUpAndKeepsItsDecimals() {
        assertThat(of(29.5).round(21.25)).hasToString("21.3");
        assertThat(of(29.5).round(-21.25)).hasToString("-21.3");
        assertThat(of(29.5).round(21)).hasToString("21.0");
    }

    private static Resolution of(double value) {
        return Resolution.of(DoubleStream.of(value));
    }
}
