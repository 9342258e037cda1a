package io.dataflow.validation.modelling.dryrun;

import io.dataflow.contract.Violation;
import java.time.Instant;
import java.util.List;

/**
 * What a version would do.
 *
 * @param stored what it would do with what is stored
 * @param quarantined what it would do with what is in quarantine
 * @param words both in a sentence
 */
public record DryRunReport(
        String model, int version, Instant from, Instant to, Looked stored, Looked quarantined, String words) {

    /**
     * What was looked at.
     *
     * @param readings how many there are in the period, counted up to a limit
     * @param more whether there are more than that
     * @param lookedAt how many of them were judged: all, or as many of each of equal parts of the period, the newest of each
     * @param complete whether all were judged that should have been; false where the time was up
     * @param accepted how many of those would be accepted
     * @param refused how many would be refused
     * @param refusedPercent of those looked at
     * @param reasons why, the most frequent first; a reading may be refused for several
     */
    public record Looked(
            long readings,
            boolean more,
            long lookedAt,
            boolean complete,
            long accepted,
            long refused,
            double refusedPercent,
            List<Reason> reasons) {

        public Looked {
            reasons = List.copyOf(reasons);
        }
    }

    /**
     * A reason why readings would be refused.
     *
     * @param readings refused for it
     * @param devices how many devices sent them
     * @param someDevices those of them that sent the most
     * @param examples some of the readings
     */
    public record Reason(
            String pointer,
            String rule,
            String remedy,
            long readings,
            int devices,
            List<Device> someDevices,
            List<Example> examples) {

        public Reason {
            someDevices = List.copyOf(someDevices);
            examples = List.copyOf(examples);
        }
    }

    /** A device and how many of its readings would be refused. */
    public record Device(String device, long readings) {}

    /** A reading that would be refused. */
    public record Example(String device, Instant receivedAt, Violation violation, String payload) {}
}
