package io.dataflow.bridge.buffer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RoundRobinTests {

    private final Set<String> well = new HashSet<>(Set.of("a", "b", "c"));
    private final RoundRobin<String> roundRobin = new RoundRobin<>(well::contains, 2_000);
    private final Map<String, Integer> given = new HashMap<>();

    @BeforeEach
    void dealToThree() {
        roundRobin.dealTo(List.of("a", "b", "c"));
    }

    @Test
    void takesTurnsWithBatchesOfOneSize() {
        assertThat(List.of(next(1), next(1), next(1), next(1))).containsExactly("a", "b", "c", "a");
    }

    @Test
    void givesEveryNodeTheSameNumberOfReadingsWhateverTheBatches() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        int all = 0;
        while (all < 300_000) {
            int readings = 1 + random.nextInt(500);
            next(readings);
            all += readings;
        }
        int third = all / 3;
        assertThat(given.values())
                .as("seed %d", seed)
                .allSatisfy(count -> assertThat(count).isBetween(third * 99 / 100, third * 101 / 100));
    }

    @Test
    void passesOverWhatIsNotReady() {
        for (int i = 0; i < 10; i++) {
            next(10, Set.of("a", "c"));
        }
        assertThat(given).containsOnly(Map.entry("a", 50), Map.entry("c", 50));
    }

    @Test
    void givesNothingWhereNoneIsReady() {
        assertThat(roundRobin.next(10, node -> false)).isEmpty();
    }

    @Test
    void letsANodeThatWasBusyCatchUpWholly() {
        for (int i = 0; i < 1_000; i++) {
            next(100, Set.of("a", "b"));
        }
        for (int i = 0; i < 2_000; i++) {
            next(100);
        }
        assertThat(given).containsOnly(Map.entry("a", 100_000), Map.entry("b", 100_000), Map.entry("c", 100_000));
    }

    @Test
    void doesNotHoldAgainstANodeWhatItDidNotTake() {
        List<String> two = List.of("a", "b");
        roundRobin.dealTo(two);
        assertThat(roundRobin.next(1_500, node -> true)).contains("a");
        roundRobin.notTaken("a", 1_500);

        assertThat(roundRobin.next(100, node -> true)).contains("b");
        assertThat(roundRobin.next(100, node -> true)).contains("a");
    }

    @Test
    void doesNotFloodANodeThatReturns() {
        well.remove("c");
        for (int i = 0; i < 1_000; i++) {
            next(100, well);
        }
        well.add("c");
        given.clear();
        for (int i = 0; i < 300; i++) {
            next(100);
        }
        assertThat(given.get("c") - given.get("a")).isBetween(0, 2_100);
    }

    @Test
    void staysEvenWhileNodesComeAndGo() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        List<List<String>> stages = List.of(
                List.of("a", "b", "c", "d"), List.of("a", "c", "d"), List.of("a", "c", "d", "b"), List.of("d", "b"));
        for (List<String> present : stages) {
            well.addAll(present);
            roundRobin.dealTo(present);
            given.clear();
            int all = 0;
            while (all < 300_000) {
                int readings = 1 + random.nextInt(500);
                next(readings, Set.copyOf(present));
                all += readings;
            }
            int each = all / present.size();
            assertThat(given.keySet()).containsExactlyInAnyOrderElementsOf(present);
            assertThat(given.values())
                    .as("seed %d, %s", seed, present)
                    .allSatisfy(count -> assertThat(count).isBetween(each * 99 / 100, each * 101 / 100));
        }
    }

    private String next(int readings) {
        return next(readings, Set.of("a", "b", "c"));
    }

    private String next(int readings, Set<String> ready) {
        String node = roundRobin.next(readings, ready::contains).orElseThrow();
        given.merge(node, readings, Integer::sum);
        return node;
    }
}
