package io.dataflow.bridge.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataflow.platform.ServiceIdentity;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EventsTests {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private final Events events = new Events(new ServiceIdentity("bridge-service", "bridge-1"), () -> NOW);

    @Test
    void handsOutWhatHappenedOnceAndInOrder() {
        events.add(Severity.MAJOR, "buffer node redis-1", "left out");
        events.add(Severity.INFO, "buffer node redis-1", "back");

        assertThat(events.take()).extracting(Event::words).containsExactly("left out", "back");
        assertThat(events.take()).isEmpty();
    }

    @Test
    void keepsTheOrderWhenWhatCouldNotBeWrittenComesBack() {
        events.add(Severity.INFO, "a", "first");
        List<Event> unwritten = events.take();
        events.add(Severity.INFO, "a", "second");

        events.giveBack(unwritten);

        assertThat(events.take()).extracting(Event::words).containsExactly("first", "second");
    }

    @Test
    void forgetsTheOldestWhenTooManyCannotBeWritten() {
        IntStream.range(0, 2001).forEach(number -> events.add(Severity.INFO, "a", "event " + number));

        assertThat(events.take()).hasSize(2000).first().extracting(Event::words).isEqualTo("event 1");
    }

    @Test
    void cutsWordsThatAreTooLong() {
        events.add(Severity.INFO, "s".repeat(300), "w".repeat(2000));

        Event event = events.take().getFirst();
        assertThat(event.subject()).hasSize(200).endsWith("…");
        assertThat(event.words()).hasSize(1000).endsWith("…");
    }
}
