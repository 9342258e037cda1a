package io.dataflow.contract.query;

import java.util.List;
import java.util.Objects;

/**
 * One buffer node as a bridge sees it.
 *
 * @param address host and port, without any credential
 * @param healthy whether it answers and can take readings
 * @param problem what is wrong and what happens next; empty while it is healthy
 * @param received by all servers that ever had this name, as {@code settled}
 * @param latencyMillis of the last probe
 * @param balanced whether received = settled + waiting + claimed; true where it could not be asked
 * @param state {@code active}; {@code draining} while it gets no readings and is worked off; or {@code removed}
 * @param promise what an acknowledged reading outlives there, in words; empty where it could not be asked
 * @param warnings what an operator should mend about it, a sentence each
 * @param memoryLimitBytes 0 for none
 */
public record BufferNodeReport(
        String name,
        String address,
        boolean healthy,
        String problem,
        long received,
        long settled,
        long waiting,
        long claimed,
        double latencyMillis,
        long memoryBytes,
        boolean balanced,
        String state,
        String promise,
        List<String> warnings,
        Long memoryLimitBytes) {

    /** The state of a node that is not used any more. */
    public static final String REMOVED = "removed";

    // An answer of an older bridge has no such fields.
    public BufferNodeReport {
        state = Objects.requireNonNullElse(state, "active");
        promise = Objects.requireNonNullElse(promise, "");
        warnings = List.copyOf(Objects.requireNonNullElse(warnings, List.of()));
        memoryLimitBytes = Objects.requireNonNullElse(memoryLimitBytes, 0L);
    }

    /** Of an active node, without what it promises. */
    public BufferNodeReport(
            String name,
            String address,
            boolean healthy,
            String problem,
            long received,
            long settled,
            long waiting,
            long claimed,
            double latencyMillis,
            long memoryBytes,
            boolean balanced) {
        this(
                name,
                address,
                healthy,
                problem,
                received,
                settled,
                waiting,
                claimed,
                latencyMillis,
                memoryBytes,
                balanced,
                "active",
                "",
                List.of(),
                0L);
    }

    /** With what servers of the same name received and settled before it. */
    public BufferNodeReport withFormerlySettled(long readings) {
        return new BufferNodeReport(
                name,
                address,
                healthy,
                problem,
                received + readings,
                settled + readings,
                waiting,
                claimed,
                latencyMillis,
                memoryBytes,
                balanced,
                state,
                promise,
                warnings,
                memoryLimitBytes);
    }
}
