package io.dataflow.bridge.buffer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class BufferSettingsTests {

    @Test
    void namesEveryNode() {
        BufferSettings settings = settings("redis-1=redis://:secret@10.0.0.1:6380", " redis-2=redis://10.0.0.2 ");
        assertThat(settings.addresses().toString()).isEqualTo("{redis-1=10.0.0.1:6380, redis-2=10.0.0.2:6379}");
    }

    @Test
    void neverShowsAPassword() {
        assertThat(settings("redis-1=redis://:secret@10.0.0.1:6380").toString()).doesNotContain("secret");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings("redis-1=http://:secret@10.0.0.1"))
                .withMessageContaining("redis-1")
                .withMessageNotContaining("secret")
                .havingCause()
                .withMessageNotContaining("secret")
                .withNoCause();
    }

    @Test
    void refusesNamesThatStandTwiceOrAreNone() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings("a=redis://h1", "a=redis://h2"))
                .withMessageContaining("twice");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings("redis://h1"))
                .withMessageContaining("dataflow.buffer.nodes");
    }

    @Test
    void needsNoNodeToBeginWith() {
        assertThat(settings().addresses()).isEmpty();
    }

    private static BufferSettings settings(String... nodes) {
        return TestSettings.withNodes(nodes);
    }
}
