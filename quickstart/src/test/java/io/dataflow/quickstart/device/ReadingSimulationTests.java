package io.dataflow.quickstart.device;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataflow.contract.DeviceId;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ReadingSimulationTests {

    private static final Instant START = Instant.parse("2025-10-13T00:00:00Z");
    private static final Pattern READING = Pattern.compile(
            "\\{\"device_id\":\"sensor_001\",\"temperature\":(-?\\d+\\.\\d),\"humidity\":(\\d+),\"distance\":(\\d+\\.\\d),\"timestamp\":\"([^\"]+)\"}");
    private static final int SECONDS_A_DAY = 86_400;

    @Test
    void writesAReadingAsDevicesOfTheSeedDo() {
        Measurement first = simulation(1).at(Instant.parse("2025-10-13T10:45:00Z"));
        assertThat(first)
                .isInstanceOfSatisfying(
                        Measurement.Reading.class,
                        reading -> assertThat(reading.payload())
                                .matches(READING)
                                .endsWith("\"timestamp\":\"2025-10-13T10:45:00\"}"));
    }

    @Test
    void measuresTheSameForTheSameSeed() {
        assertThat(day(7)).isEqualTo(day(7));
        assertThat(day(7)).isNotEqualTo(day(8));
    }

    @Test
    void isWarmerInTheAfternoonThanAtNightAndDrierToo() {
        List<Measurement> day = day(3);
        double night = mean(day, 1, 3 * 3_600);
        double afternoon = mean(day, 1, 15 * 3_600);
        assertThat(afternoon - night).isGreaterThan(5);
        assertThat(mean(day, 2, 15 * 3_600)).isLessThan(mean(day, 2, 3 * 3_600) - 5);
    }

    @Test
    void keepsWhatItMeasuresWithinWhatTheSensorsCan() {
        for (Measurement measurement : day(11)) {
            if (measurement instanceof Measurement.Reading reading) {
                String payload = reading.payload();
                Matcher matcher = READING.matcher(payload);
                assertThat(matcher.matches()).as(payload).isTrue();
                assertThat(Double.parseDouble(matcher.group(1))).isBetween(-20.0, 80.0);
                assertThat(Double.parseDouble(matcher.group(2))).isBetween(0.0, 100.0);
                assertThat(Double.parseDouble(matcher.group(3))).isBetween(20.0, 200.0);
            }
        }
    }

    @Test
    void sendsAboutOneDefectivePayloadInTwoHundred() {
        long defective =
                day(5).stream().filter(Measurement.Defective.class::isInstance).count();
        assertThat(defective).isBetween(SECONDS_A_DAY / 300L, SECONDS_A_DAY / 130L);
    }

    @Test
    void fallsSilentNowAndThenButNotForLong() {
        long silent =
                day(5).stream().filter(Measurement.Silence.class::isInstance).count();
        assertThat(silent).isBetween(1L, SECONDS_A_DAY / 50L);
    }

    private static double mean(List<Measurement> day, int group, int second) {
        return day.subList(second - 900, second + 900).stream()
                .filter(Measurement.Reading.class::isInstance)
                .map(reading -> READING.matcher(((Measurement.Reading) reading).payload()))
                .filter(Matcher::matches)
                .mapToDouble(matcher -> Double.parseDouble(matcher.group(group)))
                .average()
                .orElseThrow();
    }

    private static List<Measurement> day(long seed) {
        ReadingSimulation simulation = simulation(seed);
        return LongStream.range(0, SECONDS_A_DAY)
                .mapToObj(second -> simulation.at(START.plusSeconds(second)))
                .toList();
    }

    private static ReadingSimulation simulation(long seed) {
        return new ReadingSimulation(new DeviceId("sensor_001"), seed);
    }
}
