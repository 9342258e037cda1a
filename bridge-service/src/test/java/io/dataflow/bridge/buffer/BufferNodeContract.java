package io.dataflow.bridge.buffer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What every buffer node does, the double as well as the real one. */
abstract class BufferNodeContract {

    /** A healthy node that holds nothing. */
    abstract BufferNode node();

    /** What waits on it, oldest first. */
    abstract List<byte[]> waiting();

    /** Makes the server behind it stop. */
    abstract void breakIt() throws Exception;

    /** Starts the server behind it again and waits until the node takes readings. */
    abstract void mendIt() throws Exception;

    @Test
    void keepsEntriesInOrderAndCountsThem() throws Exception {
        push("one", "two");
        push("three");
        assertThat(waiting()).extracting(entry -> new String(entry, UTF_8)).containsExactly("one", "two", "three");
    }

    @Test
    void keepsBytesAsTheyAre() throws Exception {
        byte[] entry = {0, -1, 10, 13, '{'};
        node().push(List.of(entry)).toCompletableFuture().get(5, TimeUnit.SECONDS);
        assertThat(waiting()).containsExactly(entry);
    }

    @Test
    void isLeftOutFromTheFirstFailureUntilItIsWell() throws Exception {
        BufferNode node = node();
        breakIt();
        assertThatThrownBy(() -> push("lost"))
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(BufferUnavailable.class)
                .hasMessageContaining(node.name().value());
        assertThat(node.healthy()).isFalse();
        mendIt();
        push("kept");
        assertThat(waiting()).extracting(entry -> new String(entry, UTF_8)).containsExactly("kept");
    }

    private void push(String... entries) throws Exception {
        node().push(List.of(entries).stream().map(text -> text.getBytes(UTF_8)).toList())
                .toCompletableFuture()
                .get(5, TimeUnit.SECONDS);
    }
}
