package io.dataflow.contract.query;

/**
 * One buffer node as a bridge sees it.
 *
 * @param address host and port, without any credential
 * @param healthy whether readings are pushed to it now
 * @param problem what is wrong and what happens next; empty while it is healthy
 * @param latencyMillis of the last probe
 * @param balanced whether received = settled + waiting + claimed; true where it could not be asked
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
        boolean balanced) {}
