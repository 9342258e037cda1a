package io.dataflow.agent.summary;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataflow.agent.history.Period;
import io.dataflow.agent.history.Scope;
import io.dataflow.contract.query.Grain;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SummaryTests {

    @Test
    void saysWhoSentWhatInAnOrdinaryHour() {
        Summary summary = Given.anHour()
                .sent("sensor_001", "temperature", "°C", Given.line(20, 0.1, 60))
                .sent("sensor_002", "temperature", "°C", Given.repeated(60, 18.2, 18.4))
                .sent("sensor_001", "humidity", "%", Given.repeated(60, 61, 63))
                .sent("sensor_002", "humidity", "%", Given.repeated(60, 50, 52, 54))
                .sentBefore("sensor_001", "temperature", "°C", Given.repeated(60, 19.2, 22.0))
                .sentBefore("sensor_002", "temperature", "°C", Given.repeated(60, 18.2, 18.4))
                .sentBefore("sensor_001", "humidity", "%", Given.repeated(60, 61, 63))
                .sentBefore("sensor_002", "humidity", "%", Given.repeated(60, 41, 45))
                .settled(120, 2, 3)
                .refusedBecause("/temperature", "must be at most 85 °C", 2)
                .refusedBecause("must be JSON", 1)
                .summary();

        assertThat(summary.text())
                .isEqualTo("From 14:00 to 15:00 UTC on 23 November 2026, 2 devices sent 120 readings, "
                        + "about as many as in the hour before (120). "
                        + "Temperature averaged 20.6 °C, between 18.2 °C (sensor_002 at 14:00) and 25.9 °C (sensor_001 at 14:59). "
                        + "Humidity averaged 57 %, between 50 % (sensor_002 at 14:00) and 63 % (sensor_001 at 14:01). "
                        + "Temperature rose at 1 of 2 devices, most at sensor_001: by 5.9 °C (6.0 °C an hour). "
                        + "Humidity at sensor_002 averaged 52 %, up from 43 % in the hour before. "
                        + "Temperature at sensor_001 averaged 23.0 °C, up from 20.6 °C in the hour before. "
                        + "3 of 125 readings that came in were refused (2.4 %), mostly because: "
                        + "temperature must be at most 85 °C (2); must be JSON (1). "
                        + "2 readings came more than once and were stored once.");
        EveryNumberIsAFigure.in(summary);
    }

    @Test
    void saysWhenAllDevicesGoTheSameWay() {
        Summary summary = Given.anHour()
                .sent("sensor_001", "temperature", "°C", Given.line(20, 0.1, 60))
                .sent("sensor_002", "temperature", "°C", Given.line(20, 0.2, 60))
                .summary();

        assertThat(summary.text()).contains("Temperature rose at all 2 devices, most at sensor_002: by 11.8 °C");
        EveryNumberIsAFigure.in(summary);
    }

    @Test
    void saysThatThereIsNothing() {
        assertThat(Given.anHour().summary().text())
                .isEqualTo("No reading was stored between 14:00 and 15:00 UTC on 23 November 2026, "
                        + "so there is nothing to sum up.");
    }

    @Test
    void saysWhatThereWasBeforeWhenNothingCame() {
        Summary summary = Given.anHour()
                .sentBefore("sensor_001", "temperature", "°C", 20, 21)
                .summary();

        assertThat(summary.text()).endsWith("nothing to sum up. In the hour before, 1 device sent 2 readings.");
        EveryNumberIsAFigure.in(summary);
    }

    @Test
    void saysThatEveryReadingWasRefused() {
        Summary summary = Given.anHour()
                .settled(0, 0, 7)
                .refusedBecause("must be JSON", 7)
                .summary();

        assertThat(summary.text())
                .startsWith("No reading was stored")
                .endsWith("7 of 7 readings that came in were refused (100 %), mostly because: must be JSON (7).");
    }

    @Test
    void saysOneReadingAsOne() {
        Summary summary = Given.anHour()
                .sent("sensor_001", "temperature", "°C", 29.5)
                .settled(1, 0, 0)
                .summary();

        assertThat(summary.text())
                .isEqualTo("From 14:00 to 15:00 UTC on 23 November 2026, 1 device sent 1 reading; "
                        + "the hour before had none to compare with. "
                        + "Temperature was measured once: 29.5 °C (sensor_001 at 14:00). "
                        + "That is too little to see a trend. "
                        + "No reading was refused.");
        EveryNumberIsAFigure.in(summary);
    }

    @Test
    void saysConstantValuesAsSuch() {
        Summary summary = Given.anHour()
                .sent("sensor_001", "temperature", "°C", Given.repeated(60, 21.4))
                .summary();

        assertThat(summary.text())
                .contains("Temperature was 21.4 °C in all 60 values. Nothing rose or fell steadily.")
                .doesNotContain("stuck");
    }

    @Test
    void suspectsASensorThatNeverMovesWhileOthersDo() {
        Summary summary = Given.anHour()
                .sent("sensor_001", "distance", "cm", Given.repeated(60, 80.0))
                .sent("sensor_002", "distance", "cm", Given.repeated(60, 78.5, 81.0))
                .summary();

        assertThat(summary.text()).contains("Distance at sensor_001 looks stuck: it was 80 cm in all 60 values.");
    }

    @Test
    void namesDevicesThatWereSilent() {
        Summary summary = Given.anHour()
                .sent("sensor_001", "temperature", "°C", Given.repeated(60, 20, 21))
                .sentBefore("sensor_001", "temperature", "°C", Given.repeated(60, 20, 21))
                .sentBefore("sensor_002", "temperature", "°C", Given.repeated(60, 20, 21))
                .summary();

        assertThat(summary.text())
                .contains("50 % fewer than in the hour before (120).")
                .contains("sensor_002 was silent, though it sent readings in the hour before.");
        EveryNumberIsAFigure.in(summary);
    }

    @Test
    void countsTheSilentOnesWhereThereAreMany() {
        Given given = Given.anHour().sent("a", "temperature", "°C", 20, 21);
        for (String device : "b c d e f g".split(" ")) {
            given.sentBefore(device, "temperature", "°C", 20, 21);
        }

        assertThat(given.summary().text()).contains("b, c, d and 3 others were silent, though they sent");
    }

    @Test
    void noticesADeviceThatStopped() {
        Summary summary = Given.anHour()
                .sent("sensor_001", "temperature", "°C", Given.repeated(60, 20, 21))
                .sent("sensor_002", "temperature", "°C", Given.repeated(13, 20, 21))
                .summary();

        assertThat(summary.text())
                .contains("sensor_002 has been silent for 48 min: its last reading was measured at 14:12.")
                .doesNotContain("sensor_001 has been silent");
        EveryNumberIsAFigure.in(summary);
    }

    @Test
    void comparesWithManyMore() {
        Summary summary = Given.anHour()
                .sent("sensor_001", "temperature", "°C", Given.repeated(60, 20, 21))
                .sentBefore("sensor_001", "temperature", "°C", 20, 21, 20)
                .summary();

        assertThat(summary.text()).contains("many more than in the hour before (3).");
    }

    @Test
    void saysDaysAndHoursOfALongPeriod() {
        Period week = new Period(Given.TWO.minus(Duration.ofDays(7)), Given.TWO);
        Summary summary = Given.period(week, Grain.HOUR)
                .sent("sensor_001", "temperature", "°C", Given.line(10, 0.1, 168))
                .summary();

        assertThat(summary.text())
                .startsWith(
                        "From 16 Nov 14:00 to 23 Nov 14:00 UTC, 1 device sent 168 readings; the week before had none")
                .contains("between 10.0 °C (sensor_001 in the hour from 16 Nov 14:00)")
                .contains("rose at sensor_001: by 16.7 °C (0.1 °C an hour)");
        EveryNumberIsAFigure.in(summary);
    }

    @Test
    void leavesAwayASlopeThatTheSensorCannotShow() {
        Period days = new Period(Given.TWO.minus(Duration.ofDays(30)), Given.TWO);
        Summary summary = Given.period(days, Grain.DAY)
                .sent("sensor_001", "temperature", "°C", Given.line(10, 0.1, 30))
                .summary();

        assertThat(summary.text()).contains("rose at sensor_001: by 2.9 °C.").contains("(sensor_001 on 24 Oct)");
    }

    @Test
    void saysThatRefusalsAreThoseOfAllDevicesWhenOnlyOneIsAskedFor() {
        Summary summary = Given.anHour()
                .within(new Scope(Optional.empty(), Optional.of("sensor_001")))
                .sent("sensor_001", "temperature", "°C", 29.5)
                .settled(9_999, 0, 1)
                .refusedBecause("must be JSON", 1)
                .summary();

        assertThat(summary.text())
                .contains("Over all models and devices, 1 of 10,000 readings that came in were refused "
                        + "(less than 0.1 %), mostly because: must be JSON (1).");
        EveryNumberIsAFigure.in(summary);
    }

    @Test
    void keepsTheUnitAndTheSensorsDigitsOfNegativeValues() {
        Summary summary = Given.anHour()
                .sent("sensor_001", "temperature", "°C", -4.25, -3.5, -0.001)
                .summary();

        assertThat(summary.text()).contains("averaged −2.584 °C, between −4.250 °C");
    }

    @Test
    void namesEightMetricsAndCountsTheRest() {
        Given given = Given.anHour();
        for (int i = 1; i <= 10; i++) {
            given.sent("sensor_001", "metric_" + (char) ('a' + i), "", 1, 2);
        }

        assertThat(given.summary().text()).contains("2 more metrics are in the table.");
        EveryNumberIsAFigure.in(given.summary());
    }

    @Test
    void judgesASensorsDigitsByAllThatIsKnownOfIt() {
        Summary summary = Given.anHour()
                .sent("sensor_001", "distance", "cm", 79, 80.5, 81, 80)
                .summary();

        assertThat(summary.text()).contains("Distance averaged 80.1 cm, between 79.0 cm");
    }

    @Test
    void ordersMetricsAsTheModelDoes() {
        Summary summary = Given.anHour()
                .sent("sensor_001", "distance", "cm", 1, 2)
                .sent("sensor_001", "temperature", "°C", 1, 2)
                .summary();

        assertThat(summary.lines()).extracting(DeviceMetric::metric).containsExactly("temperature", "distance");
    }

    @Test
    void countsAReadingOnceHoweverManyMetricsItHas() {
        Summary summary = Given.anHour()
                .sent("sensor_001", "temperature", "°C", 1, 2, 3)
                .sent("sensor_001", "humidity", "%", 1, 2)
                .summary();

        assertThat(summary.totals().readings()).isEqualTo(3);
        assertThat(summary.totals().devices()).isEqualTo(1);
    }
}
