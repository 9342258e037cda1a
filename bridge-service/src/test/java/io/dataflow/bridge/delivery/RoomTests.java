package io.dataflow.bridge.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

class RoomTests {

    private static final long KILOBYTE = 1024;

    private final Room room = new Room(DataSize.ofKilobytes(100));

    @Test
    void givesNoMoreThanThereIsAndTakesBackOnce() {
        Space most = room.tryTake(90 * KILOBYTE).orElseThrow();
        assertThat(room.tryTake(9 * KILOBYTE)).isEmpty();
        assertThat(room.taken()).isEqualTo(91 * KILOBYTE);
        most.close();
        most.close();
        assertThat(room.taken()).isZero();
    }

    @Test
    void givesAllOfItToWhatIsLarger() {
        assertThat(room.tryTake(500 * KILOBYTE)).isPresent();
        assertThat(room.taken()).isEqualTo(100 * KILOBYTE);
    }

    @Test
    void countsSmallReadingsToo() {
        for (int i = 0; i < 100; i++) {
            assertThat(room.tryTake(0)).isPresent();
        }
        assertThat(room.tryTake(0)).isEmpty();
    }

    @Test
    void letsWhoeverWaitsGoFirst() {
        Space most = room.tryTake(60 * KILOBYTE).orElseThrow();
        CompletableFuture<Optional<Space>> waiting = CompletableFuture.supplyAsync(this::takeMost);
        await().until(() -> room.tryTake(0).map(RoomTests::closed).isEmpty());
        most.close();
        await().until(() -> waiting.getNow(Optional.empty()).isPresent());
        assertThat(room.tryTake(0)).isPresent();
    }

    @Test
    void saysWhenItIsScarceAndWhenNoMore() throws InterruptedException {
        Space most = room.tryTake(80 * KILOBYTE).orElseThrow();
        assertThat(room.scarce()).isTrue();
        room.awaitPlenty(Duration.ofMillis(10));
        assertThat(room.scarce()).isTrue();
        most.close();
        room.awaitPlenty(Duration.ofMinutes(10));
        assertThat(room.scarce()).isFalse();
    }

    private static Space closed(Space space) {
        space.close();
        return space;
    }

    private Optional<Space> takeMost() {
        try {
            return room.take(90 * KILOBYTE, Duration.ofMinutes(1));
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
