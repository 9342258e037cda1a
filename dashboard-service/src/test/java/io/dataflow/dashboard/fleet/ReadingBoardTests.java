package io.dataflow.dashboard.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataflow.contract.query.LatestReading;
import io.dataflow.contract.query.LatestReadings;
import io.dataflow.platform.call.ServiceUnavailable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReadingBoardTests {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    private final List<Optional<String>> asked = new ArrayList<>();
    private final List<List<LatestReading>> heard = new ArrayList<>();
    private LatestReadings answer = new LatestReadings(List.of(), "1");
    private boolean away;
    private final ReadingBoard board = new ReadingBoard(this::answer);

    @BeforeEach
    void listen() {
        board.onChange(heard::add);
    }

    @Test
    void asksForEverythingFirstAndForChangesFromThenOn() {
        board.catchUp();
        board.catchUp();
        assertThat(asked).containsExactly(Optional.empty(), Optional.of("1"));
    }

    @Test
    void keepsReadingsThatDidNotChange() {
        answer = new LatestReadings(List.of(reading("b", 0), reading("a", 0)), "1");
        board.catchUp();
        answer = new LatestReadings(List.of(reading("b", 5)), "2");
        board.catchUp();
        assertThat(board.readings()).containsExactly(reading("a", 0), reading("b", 5));
    }

    @Test
    void tellsListenersOnlyWhatIsNew() {
        answer = new LatestReadings(List.of(reading("a", 0)), "1");
        board.catchUp();
        board.catchUp();
        answer = new LatestReadings(List.of(reading("a", 0), reading("b", 0)), "2");
        board.catchUp();
        assertThat(heard).containsExactly(List.of(reading("a", 0)), List.of(reading("b", 0)));
    }

    @Test
    void saysThatItCouldNotAskInsteadOfGivingAnEmptyList() {
        answer = new LatestReadings(List.of(reading("a", 0)), "1");
        board.catchUp();
        away = true;
        assertThat(board.catchUp().missing()).map(Outage::service).contains("Validation service");
        assertThat(board.readings()).containsExactly(reading("a", 0));
    }

    private LatestReadings answer(Optional<String> cursor) {
        asked.add(cursor);
        if (away) {
            throw new ServiceUnavailable("Validation service", "connection refused", null);
        }
        return answer;
    }

    private static LatestReading reading(String device, long seconds) {
        Instant at = NOON.plusSeconds(seconds);
        return new LatestReading("sensor", device, at, at, Map.of("temperature", 20.5));
    }
}
