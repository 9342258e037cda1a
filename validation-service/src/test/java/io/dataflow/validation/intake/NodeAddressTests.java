package io.dataflow.validation.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NodeAddressTests {

    @Test
    void readsNameAndAddress() {
        NodeAddress node = NodeAddress.parse("redis-1=redis://:secret@10.0.0.1:6380");
        assertThat(node.name()).isEqualTo(new NodeName("redis-1"));
        assertThat(node.uri().getHost()).isEqualTo("10.0.0.1");
        assertThat(node.uri().getPort()).isEqualTo(6380);
        assertThat(node.toString()).doesNotContain("secret");
    }

    @Test
    void saysWhatToWriteInstead() {
        assertThatThrownBy(() -> NodeAddress.parse("redis://127.0.0.1"))
                .hasMessageContaining("write name=redis://host:port");
    }

    @Test
    void keepsThePasswordOutOfWhatItSays() {
        assertThatThrownBy(() -> NodeAddress.parse("a=redis://:p^ss word@host:6379"))
                .hasNoCause()
                .hasMessageNotContaining("p^ss");
    }

    @Test
    void refusesANameTwice() {
        assertThatThrownBy(() -> new BufferSettings(List.of("a=redis://x", "a=redis://y")))
                .hasMessageContaining("names a node twice");
    }

    @Test
    void waitsLongerAfterEachFailureButNotForEver() {
        BackOff backOff = new BackOff(new Random(1));
        for (int i = 0; i < 20; i++) {
            assertThat(backOff.next()).isBetween(Duration.ofMillis(50), Duration.ofSeconds(3));
        }
        backOff.reset();
        assertThat(backOff.next()).isLessThanOrEqualTo(Duration.ofMillis(100));
    }

    @Test
    void polledSeldomWhileNothingComes() {
        Pace pace = new Pace();
        assertThat(pace.whileIdle()).isEqualTo(Duration.ofMillis(2));
        for (int i = 0; i < 20; i++) {
            pace.whileIdle();
        }
        assertThat(pace.whileIdle()).isEqualTo(Duration.ofMillis(20));
        assertThat(pace.afterClaim(2000, 2000)).isZero();
        assertThat(pace.whileIdle()).isEqualTo(Duration.ofMillis(2));
    }
}
