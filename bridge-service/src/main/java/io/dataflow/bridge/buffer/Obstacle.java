package io.dataflow.bridge.buffer;

/**
 * Why a node that answers gets no readings all the same.
 *
 * @param why the end of a sentence that begins with the node
 */
record Obstacle(Kind kind, String why) {

    /** What is to be done about it. */
    enum Kind {
        /** It is above a mark, and has to be well below before it gets readings again. */
        FULL,
        /** It was told to take none; the list of nodes will say so, too. */
        CLOSED,
        /** It is the wrong server by now; another connection may lead to the right one. */
        ELSEWHERE,
        /** It may have gone at the next look. */
        OTHER
    }
}
