package io.dataflow.bridge.buffer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BufferNodesTests {

    private static final int MOST_TO_CATCH_UP = 1_000;
    private static final int BATCH = 10;

    private final InMemoryNode first = new InMemoryNode("first");
    private final InMemoryNode second = new InMemoryNode("second");
    private final BufferNodes nodes = new BufferNodes(List.of(first, second), 2, MOST_TO_CATCH_UP);

    @Test
    void dealEvenlyToWithinOneBatch() throws InterruptedException {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int batch = 0; batch < 500; batch++) {
            push(1 + random.nextInt(BATCH));
            assertThat(moreOnSecond()).as("seed %d", seed).isBetween(-BATCH, BATCH);
        }
    }

    @Test
    void giveANodeThatWasHeldUpAllOfWhatComesNextUntilItIsEven() throws InterruptedException {
        first.holdAnswers();
        pushBatches(500);
        int behind = moreOnSecond();
        assertThat(behind).isEqualTo(496 * BATCH);
        first.answer();
        pushBatches(behind / BATCH);
        assertThat(moreOnSecond()).isZero();
        pushBatches(500);
        assertThat(moreOnSecond()).isZero();
    }

    @Test
    void giveANodeThatWasLeftOutNoMoreThanItMayCatchUp() throws InterruptedException {
        first.fail();
        pushBatches(500);
        first.mend();
        int behind = moreOnSecond();
        pushBatches(MOST_TO_CATCH_UP / BATCH);
        assertThat(moreOnSecond()).isEqualTo(behind - MOST_TO_CATCH_UP);
        pushBatches(500);
        assertThat(moreOnSecond()).isBetween(behind - MOST_TO_CATCH_UP - BATCH, behind - MOST_TO_CATCH_UP + BATCH);
    }

    @Test
    void countForNobodyWhatANodeDidNotConfirm() throws InterruptedException {
        first.holdAnswers();
        pushBatches(4);
        first.loseAnswers();
        first.mend();
        int before = first.waiting().size();
        pushBatches(2);
        assertThat(first.waiting().size() - before).isEqualTo(2 * BATCH);
    }

    private void pushBatches(int count) throws InterruptedException {
        for (int batch = 0; batch < count; batch++) {
            push(BATCH);
        }
    }

    private void push(int entries) throws InterruptedException {
        assertThat(nodes.push(Collections.nCopies(entries, new byte[] {1}), Duration.ZERO))
                .isPresent();
    }

    private int moreOnSecond() {
        return second.waiting().size() - first.waiting().size();
    }
}
