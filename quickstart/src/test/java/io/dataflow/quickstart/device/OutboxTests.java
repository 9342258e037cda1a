package io.dataflow.quickstart.device;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OutboxTests {

    private final Outbox outbox = new Outbox(2);

    @Test
    void givesUpTheOldestWhenItIsFull() throws InterruptedException {
        outbox.put("1");
        outbox.put("2");
        outbox.put("3");
        assertThat(outbox.take(0)).isEqualTo("2");
        assertThat(outbox.take(0)).isEqualTo("3");
        assertThat(outbox.take(0)).isNull();
    }

    @Test
    void givesWhatWasPutBackBeforeAllElse() throws InterruptedException {
        outbox.put("1");
        outbox.put("2");
        String taken = outbox.take(0);
        outbox.putBack(taken);
        assertThat(outbox.take(0)).isEqualTo("1");
    }
}
