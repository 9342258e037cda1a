package io.dataflow.agent.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataflow.contract.query.MetricStatistics;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CourseChoiceTests {

    @Test
    void asksForNothingWhereNothingWasMeasured() {
        assertThat(CourseChoice.of(List.of())).isEmpty();
    }

    @Test
    void asksOnceAMetricForAFewDevices() {
        assertThat(CourseChoice.of(
                        List.of(line("a", "temperature", 1), line("a", "humidity", 1), line("b", "humidity", 2))))
                .containsExactly(
                        new CourseRequest("sensor", "temperature", List.of("a")),
                        new CourseRequest("sensor", "humidity", List.of("a", "b")));
    }

    @Test
    void asksForTheDevicesWithLowestAndHighestFirstAndForFortyAtMost() {
        List<MetricStatistics> fleet = IntStream.range(0, 500)
                .mapToObj(i -> line("d%03d".formatted(i), "temperature", i == 300 ? -5 : i == 400 ? 99 : 20))
                .toList();

        List<CourseRequest> requests = CourseChoice.of(fleet);

        assertThat(requests).hasSize(2).allSatisfy(r -> assertThat(r.devices()).hasSize(20));
        assertThat(requests.getFirst().devices()).startsWith("d300", "d400", "d000");
    }

    private static MetricStatistics line(String device, String metric, double value) {
        return new MetricStatistics("sensor", device, metric, "", 1, value, value, value, value, Instant.EPOCH);
    }
}
