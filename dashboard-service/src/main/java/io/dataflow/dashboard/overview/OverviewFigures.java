package io.dataflow.dashboard.overview;

import io.dataflow.contract.query.BufferNodeReport;
import io.dataflow.contract.query.LatestReading;
import io.dataflow.contract.query.Outcomes;
import io.dataflow.dashboard.fleet.Answer;
import io.dataflow.dashboard.fleet.Outage;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;

/**
 * The headline figures. A figure is absent where the service that knows it does not answer.
 *
 * @param devices how many ever stored a reading
 * @param devicesReporting how many of them were heard of in the last five minutes
 * @param lastReadingAt when the newest reading came in
 * @param readingsLastMinute stored in the sixty seconds up to now; the older part is estimated from its minute's count
 * @param storedByMinute stored in each minute of the last hour, oldest first, the current one last
 * @param refusedShareLastHour of all readings that were settled, from 0 to 1; absent too where there were none
 * @param refusedLastHour rejected readings of the last hour
 * @param waiting in all buffer nodes that answer, claimed ones included
 * @param bufferNodesAway how many buffer nodes do not take readings
 * @param outages the services that could not be asked
 */
public record OverviewFigures(
        Instant at,
        Optional<Long> devices,
        Optional<Long> devicesReporting,
        Optional<Instant> lastReadingAt,
        Optional<Long> readingsLastMinute,
        List<Long> storedByMinute,
        Optional<Double> refusedShareLastHour,
        Optional<Long> refusedLastHour,
        Optional<Long> waiting,
        Optional<Long> bufferNodes,
        Optional<Long> bufferNodesAway,
        List<Outage> outages) {

    /** From when on a device counts as silent. */
    public static final Duration SILENT_AFTER = Duration.ofMinutes(5);

    public OverviewFigures {
        storedByMinute = List.copyOf(storedByMinute);
        outages = List.copyOf(outages);
    }

    static OverviewFigures of(
            Answer<List<LatestReading>> readings,
            Answer<Outcomes> outcomes,
            Answer<List<BufferNodeReport>> nodes,
            Instant now) {
        Answer<StoredMinutes> minutes = outcomes.map(counts -> StoredMinutes.lastHour(counts.minutes(), now));
        return new OverviewFigures(
                now,
                readings.known().map(OverviewFigures::devices),
                readings.known().map(all -> reporting(all, now)),
                readings.known().flatMap(OverviewFigures::newest),
                minutes.known().map(StoredMinutes::storedLastMinute),
                minutes.known().map(StoredMinutes::stored).orElse(List.of()),
                minutes.known().flatMap(StoredMinutes::refusedShare),
                minutes.known().map(StoredMinutes::refused),
                nodes.known().map(all -> sum(all, node -> node.waiting() + node.claimed())),
                nodes.known().map(all -> (long) all.size()),
                nodes.known().map(all -> sum(all, node -> node.healthy() ? 0 : 1)),
                Outage.among(readings, outcomes, nodes));
    }

    /** Whether a device has been quiet for so long that somebody should know. */
    public static boolean silent(LatestReading reading, Instant now) {
        return reading.receivedAt().isBefore(now.minus(SILENT_AFTER));
    }

    private static long devices(List<LatestReading> readings) {
        return readings.stream().map(LatestReading::device).distinct().count();
    }

    private static long reporting(List<LatestReading> readings, Instant now) {
        return devices(
                readings.stream().filter(reading -> !silent(reading, now)).toList());
    }

    private static Optional<Instant> newest(List<LatestReading> readings) {
        return readings.stream().map(LatestReading::receivedAt).max(Comparator.naturalOrder());
    }

    private static long sum(List<BufferNodeReport> nodes, ToLongFunction<BufferNodeReport> number) {
        return nodes.stream().mapToLong(number).sum();
    }
}
