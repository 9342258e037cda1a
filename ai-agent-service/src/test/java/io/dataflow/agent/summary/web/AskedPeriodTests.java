package io.dataflow.agent.summary.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.dataflow.agent.history.Period;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AskedPeriodTests {

    private static final Instant NOW = Instant.parse("2026-11-23T14:59:30.5Z");
    private static final Instant THREE = Instant.parse("2026-11-23T15:00:00Z");
    private static final Duration HOUR = Duration.ofHours(1);

    @Test
    void isTheLastHourToTheEndOfTheRunningMinute() {
        assertThat(asked(null, null)).isEqualTo(new Period(THREE.minus(HOUR), THREE));
    }

    @Test
    void endsNowWhenOnlyTheBeginningIsGiven() {
        assertThat(asked("2026-11-20T00:00:00Z", null))
                .isEqualTo(new Period(Instant.parse("2026-11-20T00:00:00Z"), THREE));
    }

    @Test
    void beginsAnHourBeforeItsEndWhenOnlyTheEndIsGiven() {
        assertThat(asked("", "2026-11-20T12:00:00Z").from()).isEqualTo(Instant.parse("2026-11-20T11:00:00Z"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-23T13:00:00Z",
                "2026-11-23T13:00",
                "2026-11-23T14:00:00+01:00",
                " 2026-11-23T13:00:00.000Z ",
                "1795438800000"
            })
    void readsTimesInEveryCommonForm(String from) {
        assertThat(asked(from, null).from()).isEqualTo(Instant.parse("2026-11-23T13:00:00Z"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"yesterday", "2026-11-23", "2026-13-01T00:00:00Z", "99999999999999999999"})
    void saysHowToWriteATimeThatItCannotRead(String from) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> asked(from, null))
                .withMessage("'from' is not a time: '%s'. Write it like 2026-11-23T14:00:00Z", from);
    }

    @Test
    void refusesAnEndBeforeTheBeginning() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> asked("2026-11-23T14:00:00Z", "2026-11-23T13:00:00Z"))
                .withMessage("'from' (2026-11-23T14:00:00Z) has to be before 'to' (2026-11-23T13:00:00Z)");
    }

    @Test
    void refusesMoreThanAYear() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> asked("2020-01-01T00:00:00Z", null))
                .withMessageContaining("more than 366 days");
    }

    private static Period asked(String from, String to) {
        return AskedPeriod.of(Optional.ofNullable(from), Optional.ofNullable(to), HOUR, NOW);
    }
}
