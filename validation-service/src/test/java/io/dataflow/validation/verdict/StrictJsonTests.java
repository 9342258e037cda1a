package io.dataflow.validation.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class StrictJsonTests {

    @Test
    void refusesMoreThanAMegabyteUnread() {
        byte[] payload = "x".repeat(StrictJson.MOST_BYTES + 1).getBytes(StandardCharsets.UTF_8);
        assertThat(StrictJson.read(payload))
                .isInstanceOfSatisfying(
                        Parsed.Unreadable.class,
                        unreadable -> assertThat(
                                        unreadable.violations().getFirst().rule())
                                .isEqualTo("must be at most 1 MB"));
    }

    @Test
    void neverThrowsWhateverComes() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        byte[] base =
                "{\"a\":[1,2.5e3,\"\\u00e4\\n\",{\"b\":null}],\"t\":true,\"c\":-0.0}".getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < 100_000; i++) {
            byte[] payload = base.clone();
            for (int change = random.nextInt(4); change >= 0; change--) {
                payload[random.nextInt(payload.length)] = (byte) random.nextInt(256);
            }
            assertThat(StrictJson.read(payload))
                    .as("seed " + seed + ", round " + i)
                    .isNotNull();
        }
    }
}
