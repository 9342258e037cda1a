package io.dataflow.benchmarks.load;

/**
 * What became of a load.
 *
 * @param resent messages that were sent again because a connection broke
 * @param firstMicros when the first message was published, in microseconds of the epoch
 * @param lastMicros when the broker acknowledged the last one
 */
public record LoadResult(long messages, long resent, long firstMicros, long lastMicros) {

    /** Messages a second, from the first PUBLISH to the last PUBACK. */
    public double perSecond() {
        return messages * 1e6 / Math.max(1, lastMicros - firstMicros);
    }
}
