package io.dataflow.bridge.buffer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class BufferSettingsTests {

    @Test
    void namesEveryNode() {
        BufferSettings settings = settings("redis-1=redis://:secret@10.0.0.1:6380", " redis-2=redis://10.0.0.2 ");
        assertThat(settings.addresses())
                .extracting(NodeAddress::toString)
                .containsExactly("redis-1=10.0.0.1:6380", "redis-2=10.0.0.2:6379");
    }

    @Test
    void neverShowsAPassword() {
        assertThat(settings("redis-1=redis://:secret@10.0.0.1:6380").toString()).doesNotContain("secret");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings("redis-1=http://:secret@10.0.0.1"))
                .withMessageContaining("redis-1")
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

    private static BufferSettings settings(String... nodes) {
        Duration second = Duration.ofSeconds(1);
        return new BufferSettings(List.of(nodes), second, second, second, second, second, 0.9, 4, 4000);
    }
}
