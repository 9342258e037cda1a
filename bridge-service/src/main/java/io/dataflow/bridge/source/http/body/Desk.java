package io.dataflow.bridge.source.http.body;

import io.dataflow.bridge.delivery.Room;
import io.dataflow.bridge.delivery.Space;
import io.dataflow.platform.problem.Problem;
import java.time.Duration;
import org.springframework.util.unit.DataSize;

/**
 * Where readings lie while they come in: how large each may be, and the memory for all of them together.
 *
 * @param largestReading of one
 * @param room of all that are being read by this process
 */
public record Desk(DataSize largestReading, Room room) {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    /** @throws Problem 503 if there is no space */
    Space spaceFor(int bytes) {
        return room.tryTake(bytes)
                .orElseThrow(() -> Problem.unavailable(
                        "Not taken at the moment",
                        "The readings that come in take up all the memory there is for them, so this one was not taken."
                                + " Send it again later.",
                        RETRY_AFTER));
    }
}
