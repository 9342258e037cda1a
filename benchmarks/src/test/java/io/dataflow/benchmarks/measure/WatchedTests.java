package io.dataflow.benchmarks.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class WatchedTests {

    private final Watched watched = new Watched(List.of(11L, 22L, 33L), 1_000);

    @Test
    void countsAReadingOnce() {
        assertThat(watched.see(11, 1_001)).isTrue();
        assertThat(watched.see(11, 1_001)).isFalse();
        assertThat(watched.missing()).isEqualTo(2);
    }

    @Test
    void doesNotCareForOtherReadings() {
        assertThat(watched.see(44, 1_001)).isFalse();
        assertThat(watched.missing()).isEqualTo(3);
    }

    @Test
    void asksAgainForWhatIsMissingBetweenOthers() {
        watched.see(22, 1_002);
        assertThat(watched.from()).isEqualTo(1_000);

        watched.see(33, 1_003);
        watched.see(11, 1_001);
        assertThat(watched.from()).isEqualTo(1_003);
    }

    @Test
    void isCompleteOnceAllWereSeen() {
        watched.see(33, 1_003);
        watched.see(22, 1_002);
        assertThat(watched.complete()).isFalse();

        watched.see(11, 1_001);
        assertThat(watched.complete()).isTrue();
    }
}
