package io.dataflow.agent.summary;

/** A part of a sentence: words, or a figure that can be checked. */
public sealed interface Piece permits Words, Figure {

    /** The part as it stands in the sentence. */
    String shown();
}
