package io.dataflow.benchmarks.measure;

import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * What a measurement of the validation stage alone found out; what its JSON file holds.
 *
 * @param median the round that is in the middle, the slower one of two
 */
public record ValidationResult(
        BridgeResult.Machine machine, Load load, Round median, List<Round> rounds, long residentMost) {

    public ValidationResult {
        rounds = List.copyOf(rounds);
    }

    static ValidationResult of(BridgeResult.Machine machine, Load load, List<Round> rounds, long residentMost) {
        List<Round> sorted = rounds.stream()
                .sorted(Comparator.comparingDouble(Round::readingsPerSecond))
                .toList();
        return new ValidationResult(machine, load, sorted.get((sorted.size() - 1) / 2), rounds, residentMost);
    }

    /** What lay on the nodes. */
    public record Load(
            long messages, long warmUp, int devices, int payloadBytes, int readingsPerMessage, int nodes, long rows) {}

    /**
     * From the moment when the readings were released until the last was committed.
     *
     * @param cpuMicros CPU time a reading of each process
     */
    public record Round(double seconds, double readingsPerSecond, Map<String, Double> cpuMicros) {}
}
