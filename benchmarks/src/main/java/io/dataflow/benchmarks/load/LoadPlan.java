package io.dataflow.benchmarks.load;

/**
 * What the load generator sends.
 *
 * @param devices each with a connection of its own
 * @param payloadBytes of each message, at least {@link StampedPayload#SMALLEST}
 * @param inFlight unacknowledged messages a device may have
 * @param rate messages a second of all devices together; 0 for as fast as it goes
 */
public record LoadPlan(long messages, int devices, int payloadBytes, int inFlight, double rate) {

    public LoadPlan {
        if (messages < 1 || devices < 1 || payloadBytes < StampedPayload.SMALLEST) {
            throw new IllegalArgumentException("There have to be messages and devices, and payloads of at least "
                    + StampedPayload.SMALLEST + " bytes");
        }
    }
}
