package io.dataflow.bridge.buffer;

import io.dataflow.platform.buffer.NodeName;
import java.util.List;

/** What came of trying to reach a server that is to be a buffer node. */
public sealed interface NodeTrial {

    /** It answers, and this is how it is. */
    record Reached(NodeMeasure measure) implements NodeTrial {

        /** What should be mended about it, a sentence each. */
        public List<String> warnings() {
            return measure.facts().warnings();
        }
    }

    /** It is a buffer node already, under another name. */
    record SameServer(NodeName as) implements NodeTrial {}

    /** @param why the end of a sentence that begins with the server */
    record Unreachable(String why) implements NodeTrial {}

    /** Whether it is the very process that was asked before. */
    default boolean sameProcessAs(NodeMeasure before) {
        return this instanceof Reached reached && reached.measure().facts().sameProcessAs(before.facts());
    }

    /** Whether its ledger can be the one that was read before, some time later. */
    default boolean mayContinue(NodeMeasure before) {
        long had = before.counts().received();
        return had > 0
                && this instanceof Reached reached
                && reached.measure().counts().received() >= had;
    }
}
