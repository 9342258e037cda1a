package io.dataflow.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CountedTests {

    @Test
    void hasTheSingularForOneOnly() {
        assertThat(Counted.of(1, "reading")).isEqualTo("1 reading");
        assertThat(Counted.of(0, "reading")).isEqualTo("0 readings");
        assertThat(Counted.of(1204, "reading")).isEqualTo("1,204 readings");
        assertThat(Counted.of(1, "entry is", "entries are")).isEqualTo("1 entry is");
        assertThat(Counted.of(2, "entry is", "entries are")).isEqualTo("2 entries are");
    }
}
