package io.dataflow.dashboard.overview;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataflow.contract.query.BufferNodeReport;
import io.dataflow.contract.query.LatestReading;
import io.dataflow.contract.query.Outcomes;
import io.dataflow.dashboard.fleet.Answer;
import io.dataflow.dashboard.fleet.Outage;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OverviewFiguresTests {

    private static final Instant NOW = Instant.parse("2026-11-23T15:00:00Z");
    private static final Outage AWAY = new Outage("Validation service", "it does not answer");

    @Test
    void countsDevicesHeardOfInTheLastFiveMinutesAsReporting() {
        var figures = figures(known(reading("a", 10), reading("b", 299), reading("c", 301)));
        assertThat(figures.devices()).contains(3L);
        assertThat(figures.devicesReporting()).contains(2L);
        assertThat(figures.lastReadingAt()).contains(NOW.minusSeconds(10));
    }

    @Test
    void countsADeviceWithReadingsOfTwoModelsOnce() {
        var other = new LatestReading("weather", "a", NOW, NOW, Map.of());
        assertThat(figures(known(reading("a", 10), other)).devices()).contains(1L);
    }

    @Test
    void knowsNothingOfAServiceThatDoesNotAnswerAndNamesItOnce() {
        var figures = OverviewFigures.of(
                new Answer.Unknown<>(AWAY),
                new Answer.Unknown<>(AWAY),
                new Answer.Known<>(List.of(node("redis-1", true, 4, 2), node("redis-2", false, 1, 0))),
                NOW);
        assertThat(figures.devices()).isEmpty();
        assertThat(figures.readingsLastMinute()).isEmpty();
        assertThat(figures.waiting()).contains(7L);
        assertThat(figures.bufferNodesAway()).contains(1L);
        assertThat(figures.outages()).containsExactly(AWAY);
    }

    private static OverviewFigures figures(Answer<List<LatestReading>> readings) {
        return OverviewFigures.of(
                readings, new Answer.Known<>(new Outcomes(List.of(), List.of())), new Answer.Known<>(List.of()), NOW);
    }

    private static Answer<List<LatestReading>> known(LatestReading... readings) {
        return new Answer.Known<>(List.of(readings));
    }

    private static LatestReading reading(String device, long secondsAgo) {
        Instant at = NOW.minusSeconds(secondsAgo);
        return new LatestReading("sensor", device, at, at, Map.of());
    }

    private static BufferNodeReport node(String name, boolean healthy, long waiting, long claimed) {
        return new BufferNodeReport(name, "127.0.0.1:6379", healthy, "", 0, 0, waiting, claimed, 0.4, 0, true);
    }
}
