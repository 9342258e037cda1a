package io.dataflow.bridge.buffer;

/**
 * The account of a node that is not used any more. Its own ledger has it too, and goes on with it should it be used again.
 *
 * @param place the address without credential
 * @param counts what it said last
 * @param revision of its removal
 * @param told whether the node knows that it was removed
 */
record LastLedger(String place, NodeCounts counts, long revision, boolean told) {}
