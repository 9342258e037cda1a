package io.dataflow.dashboard.overview;

import io.dataflow.contract.query.Outcomes.OfMinute;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * What was settled in the last sixty minutes.
 *
 * @param minutes sixty, oldest first, with zeros where nothing was settled; the last one is still going on
 * @param elapsed how much of the last minute has gone, from 0 to 1
 */
record StoredMinutes(List<OfMinute> minutes, double elapsed) {

    private static final int HOUR = 60;

    StoredMinutes {
        minutes = List.copyOf(minutes);
    }

    static StoredMinutes lastHour(List<OfMinute> counted, Instant now) {
        Instant current = now.truncatedTo(ChronoUnit.MINUTES);
        Map<Instant, OfMinute> byMinute = counted.stream()
                .collect(Collectors.toMap(OfMinute::minute, Function.identity(), (first, second) -> second));
        List<OfMinute> filled = LongStream.rangeClosed(1 - HOUR, 0)
                .mapToObj(offset -> current.plus(offset, ChronoUnit.MINUTES))
                .map(minute -> byMinute.getOrDefault(minute, new OfMinute(minute, 0, 0, 0)))
                .toList();
        return new StoredMinutes(filled, ChronoUnit.MILLIS.between(current, now) / 60_000.0);
    }

    /** All of the current minute and the part of the one before that still belongs to the last sixty seconds. */
    long storedLastMinute() {
        OfMinute current = minutes.getLast();
        OfMinute before = minutes.get(minutes.size() - 2);
        return current.stored() + Math.round(before.stored() * (1 - elapsed));
    }

    List<Long> stored() {
        return minutes.stream().map(OfMinute::stored).toList();
    }

    long refused() {
        return minutes.stream().mapToLong(OfMinute::rejected).sum();
    }

    Optional<Double> refusedShare() {
        long settled = minutes.stream()
                .mapToLong(minute -> minute.stored() + minute.duplicate() + minute.rejected())
                .sum();
        return settled == 0 ? Optional.empty() : Optional.of((double) refused() / settled);
    }
}
