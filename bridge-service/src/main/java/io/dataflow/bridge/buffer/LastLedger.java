package io.dataflow.bridge.buffer;

/**
 * The account of a node that is not used any more.
 *
 * @param place the address without credential
 * @param onNode whether the node could not be told and goes on with these counts should it be used again
 */
public record LastLedger(String place, long received, long settled, long waiting, long claimed, boolean onNode) {

    static LastLedger of(String place, NodeCounts counts, boolean onNode) {
        return new LastLedger(place, counts.received(), counts.settled(), counts.waiting(), counts.claimed(), onNode);
    }
}
