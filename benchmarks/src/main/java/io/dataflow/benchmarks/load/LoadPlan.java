package io.dataflow.benchmarks.load;

/**
 * What the load generator sends.
 *
 * @param devices each with a connection of its own
 * @param payloadBytes of each reading, at least {@link StampedPayload#SMALLEST}
 * @param readings in each message; more than one make it an array, as a gateway sends it
 * @param inFlight unacknowledged messages a device may have
 * @param rate messages a second of all devices together; 0 for as fast as it goes
 */
public record LoadPlan(long messages, int devices, int payloadBytes, int readings, int inFlight, double rate) {

    public LoadPlan {
        if (messages < 1 || devices < 1 || readings < 1 || payloadBytes < StampedPayload.SMALLEST) {
            throw new IllegalArgumentException("There have to be messages, devices, and readings of at least "
                    + StampedPayload.SMALLEST + " bytes");
        }
    }

    /** The same with other numbers. */
    public LoadPlan sized(long messages, double rate) {
        return new LoadPlan(messages, devices, payloadBytes, readings, inFlight, rate);
    }

    /** What the messages hold. */
    public StampedPayload payload() {
        return new StampedPayload(payloadBytes, readings);
    }
}
