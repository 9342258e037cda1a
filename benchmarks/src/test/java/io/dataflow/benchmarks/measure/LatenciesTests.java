package io.dataflow.benchmarks.measure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LatenciesTests {

    private final Latencies latencies = new Latencies();

    @Test
    void sumsUpInMilliseconds() {
        for (int i = 1; i <= 1_000; i++) {
            latencies.add(i * 1_000L);
        }

        assertThat(latencies.summary()).isEqualTo(new Latencies.Summary(1_000, 500, 990, 999, 1_000));
    }

    @Test
    void sumsUpNothing() {
        assertThat(latencies.summary().count()).isZero();
    }

    @Test
    void forgetsWhatWasBefore() {
        latencies.add(5_000);
        latencies.clear();
        latencies.add(1_000);

        assertThat(latencies.summary().max()).isEqualTo(1);
    }
}
