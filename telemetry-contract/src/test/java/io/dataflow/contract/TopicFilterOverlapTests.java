package io.dataflow.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TopicFilterOverlapTests {

    private static final int LONGEST = 4;

    @ParameterizedTest
    @CsvSource({
        "devices/+/telemetry, devices/+/telemetry, true",
        "devices/+/telemetry, devices/sensor_1/telemetry, true",
        "devices/+/telemetry, devices/+/status, false",
        "devices/+/telemetry, devices/#, true",
        "devices/#, devices, true",
        "devices/+, devices, false",
        "devices/#, gateways/#, false",
        "#, anything/at/all, true",
        "+/a, b/+, true",
        "+/a, b/+/c, false",
        "a/b, a/b/c, false",
        "a/b/#, a/+/c/d, true",
        "a/b/#, a/c/#, false",
    })
    void saysWhetherATopicWouldComeTwice(String one, String other, boolean overlaps) {
        assertThat(new TopicFilter(one).overlaps(new TopicFilter(other))).isEqualTo(overlaps);
        assertThat(new TopicFilter(other).overlaps(new TopicFilter(one))).isEqualTo(overlaps);
    }

    @Test
    void agreesWithTryingEveryTopic() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        List<String> topics = topics();
        for (int i = 0; i < 2000; i++) {
            TopicFilter one = filter(random);
            TopicFilter other = filter(random);
            boolean some = topics.stream().anyMatch(topic -> one.matches(topic) && other.matches(topic));
            assertThat(one.overlaps(other))
                    .as("%s and %s, seed %d", one, other, seed)
                    .isEqualTo(some);
        }
    }

    private static List<String> topics() {
        List<String> all = List.of("a", "b");
        Stream.Builder<String> topics = Stream.builder();
        for (int length = 1; length <= LONGEST; length++) {
            all.forEach(topics::add);
            all = all.stream()
                    .flatMap(start -> Stream.of("a", "b").map(level -> start + "/" + level))
                    .toList();
        }
        return topics.build().toList();
    }

    private static TopicFilter filter(Random random) {
        String levels = IntStream.range(0, 1 + random.nextInt(LONGEST - 1))
                .mapToObj(level -> List.of("a", "b", "+").get(random.nextInt(3)))
                .collect(Collectors.joining("/"));
        return new TopicFilter(random.nextInt(3) == 0 ? levels + "/#" : levels);
    }
}
