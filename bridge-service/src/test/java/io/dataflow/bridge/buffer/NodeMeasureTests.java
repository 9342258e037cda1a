package io.dataflow.bridge.buffer;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataflow.bridge.buffer.Obstacle.Kind;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NodeMeasureTests {

    private static final BufferSettings SETTINGS = TestSettings.withMostWaiting(1000);

    @Test
    void seesNoObstacleInAUsualNode() {
        assertThat(obstacle(Map.of("role", "master", "loading", "0", "used_memory", "900", "maxmemory", "0")))
                .isEmpty();
    }

    @Test
    void seesThatANodeIsLoadingOrReadOnly() {
        assertThat(obstacle(Map.of("loading", "1")).orElseThrow().why()).contains("loading");
        Obstacle replica =
                obstacle(Map.of("role", "slave", "slave_read_only", "1")).orElseThrow();
        assertThat(replica.why()).contains("read-only");
        assertThat(replica.kind()).isEqualTo(Kind.ELSEWHERE);
    }

    @Test
    void seesThatANodeThrowsReadingsAwayWhenItIsFull() {
        assertThat(obstacle(Map.of("maxmemory", "1000", "maxmemory_policy", "allkeys-lru"))
                        .orElseThrow()
                        .why())
                .contains("noeviction");
        assertThat(obstacle(Map.of("maxmemory", "1000", "maxmemory_policy", "volatile-lru")))
                .isEmpty();
    }

    @Test
    void seesWhatANodeSaysToAProbe() {
        assertThat(new NodeMeasure(NodeCounts.none(), NodeFacts.none(), Duration.ZERO, "MISCONF no disk")
                        .obstacle(SETTINGS, Kind.OTHER)
                        .orElseThrow()
                        .why())
                .contains("MISCONF");
    }

    @Test
    void sparesANodeAboveAMarkUntilItIsWellBelow() {
        assertThat(full(waiting(1000), Kind.OTHER)).isFalse();
        assertThat(full(waiting(1001), Kind.OTHER)).isTrue();
        assertThat(full(waiting(801), Kind.FULL)).isTrue();
        assertThat(full(waiting(800), Kind.FULL)).isFalse();
        assertThat(full(memory(901), Kind.OTHER)).isTrue();
        assertThat(full(memory(721), Kind.OTHER)).isFalse();
        assertThat(full(memory(721), Kind.FULL)).isTrue();
        assertThat(full(memory(720), Kind.FULL)).isFalse();
    }

    @Test
    void sparesANodeThatLacksReplicasWhichHaveToConfirm() {
        BufferSettings one = TestSettings.withReplicas(1);
        assertThat(measure(Map.of("slave0", "ip=h,port=1,state=wait_bgsave")).obstacle(one, Kind.OTHER))
                .isPresent();
        assertThat(measure(Map.of("slave0", "ip=h,port=1,state=online")).obstacle(one, Kind.OTHER))
                .isEmpty();
    }

    @Test
    void saysWhatAnAcknowledgedReadingOutlives() {
        Map<String, String> appending = Map.of(
                "aof_enabled", "1", "maxmemory", "1", "slave0", "ip=h,state=online", "slave1", "ip=h,state=online");
        assertThat(new NodeFacts(appending, Map.of("appendfsync", "everysec")).promise(0))
                .isEqualTo("On disk a second or two later, and copied to 2 replicas");
        assertThat(new NodeFacts(appending, Map.of("appendfsync", "always")).promise(1))
                .isEqualTo("On disk before it is acknowledged, and on 1 of 2 replicas before it is acknowledged");
        assertThat(new NodeFacts(appending, Map.of("appendfsync", "always")).warnings())
                .isEmpty();
        assertThat(new NodeFacts(appending, Map.of("appendfsync", "everysec")).warnings())
                .singleElement()
                .asString()
                .contains("up to two seconds", "appendfsync always");
        NodeFacts memoryOnly = new NodeFacts(Map.of("aof_enabled", "0", "maxmemory", "1"), Map.of());
        assertThat(memoryOnly.promise(0)).isEqualTo("Memory only");
        assertThat(memoryOnly.warnings()).singleElement().asString().contains("lost when its process dies");
    }

    @Test
    void balancesWhatCameWithWhatBecameOfIt() {
        assertThat(counts(10, 4, 3, 3).balanced()).isTrue();
        assertThat(counts(10, 4, 3, 2).balanced()).isFalse();
        assertThat(counts(10, 4, 3, 2).difference()).isEqualTo(1);
    }

    private static boolean full(NodeMeasure measure, Kind was) {
        return measure.obstacle(SETTINGS, was).map(Obstacle::kind).equals(Optional.of(Kind.FULL));
    }

    private static NodeMeasure waiting(long waiting) {
        return new NodeMeasure(counts(waiting, 0, waiting, 0), NodeFacts.none(), Duration.ZERO, "");
    }

    private static NodeMeasure memory(long used) {
        return measure(Map.of("used_memory", String.valueOf(used), "maxmemory", "1000"));
    }

    private static NodeCounts counts(long received, long settled, long waiting, long claimed) {
        return new NodeCounts(received, settled, waiting, claimed, "", 0);
    }

    private static Optional<Obstacle> obstacle(Map<String, String> info) {
        return measure(info).obstacle(SETTINGS, Kind.OTHER);
    }

    private static NodeMeasure measure(Map<String, String> info) {
        return new NodeMeasure(NodeCounts.none(), new NodeFacts(info, Map.of()), Duration.ZERO, "");
    }
}
