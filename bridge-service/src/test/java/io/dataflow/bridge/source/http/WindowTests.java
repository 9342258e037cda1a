package io.dataflow.bridge.source.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.dataflow.bridge.delivery.Deliveries;
import io.dataflow.bridge.delivery.Room;
import io.dataflow.contract.Envelope;
import io.dataflow.contract.MessageId;
import io.dataflow.contract.SourceName;
import io.dataflow.platform.problem.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

class WindowTests {

    private static final MessageId ID = new MessageId(7);

    private final Room room = new Room(DataSize.ofKilobytes(100));
    private final Tally tally = new Tally(true);

    @Test
    void turnsTheFirstAwayAtOnceWhereThereIsNoPlace() {
        Deliveries deliveries = new Deliveries(1);
        try (Window other = window(deliveries, Duration.ofMinutes(1));
                Window window = window(deliveries, Duration.ofMinutes(1))) {
            other.add(1, ID, envelope(10));
            assertRefused(() -> window.add(1, ID, envelope(10)), "Too many readings");
            assertThat(window.oldest()).isEmpty();
        }
        assertThat(room.taken()).isZero();
    }

    @Test
    void turnsTheFirstAwayAtOnceWhereThereIsNoMemory() {
        Deliveries deliveries = new Deliveries(10);
        try (Window other = window(deliveries, Duration.ofMinutes(1));
                Window window = window(deliveries, Duration.ofMinutes(1))) {
            other.add(1, ID, envelope(90_000));
            assertRefused(() -> window.add(1, ID, envelope(90_000)), "all the memory");
        }
        assertThat(room.taken()).isZero();
    }

    @Test
    void letsLaterOnesWaitAndSaysWhichIsTheOldestThatIsNotSafe() {
        Deliveries deliveries = new Deliveries(2);
        try (Window window = window(deliveries, Duration.ofMillis(50))) {
            window.add(3, ID, envelope(10));
            assertRefused(() -> window.add(4, ID, envelope(10)), "No buffer node said in time");
            assertThat(window.oldest()).hasValue(3);
            assertThat(tally.isEmpty()).isTrue();
        }
        assertThat(deliveries.size()).isZero();
        assertThat(room.taken()).isZero();
    }

    private Window window(Deliveries deliveries, Duration longestWait) {
        return new Window(deliveries, room, longestWait, tally);
    }

    private static void assertRefused(Runnable adding, String words) {
        assertThatExceptionOfType(Problem.class).isThrownBy(adding::run).satisfies(problem -> {
            assertThat(problem.getStatusCode().value()).isEqualTo(503);
            assertThat(problem.getBody().getDetail()).contains(words);
        });
    }

    private static Envelope envelope(int bytes) {
        return new Envelope(
                1,
                new SourceName("http"),
                "",
                Optional.empty(),
                Instant.EPOCH,
                Optional.empty(),
                Map.of(),
                new byte[bytes]);
    }
}
