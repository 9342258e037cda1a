package io.dataflow.agent.panel;

import io.dataflow.agent.summary.Figure;
import io.dataflow.agent.summary.Piece;
import io.dataflow.agent.summary.Sentence;
import io.dataflow.agent.summary.Words;
import java.util.List;

/** A sentence as the page shows it: figures stand out and say on hover where they come from. */
record ShownSentence(List<ShownPiece> pieces) {

    static ShownSentence of(Sentence sentence) {
        return new ShownSentence(sentence.pieces().stream().map(ShownPiece::of).toList());
    }

    /**
     * Words or a figure.
     *
     * @param origin of a figure: what it is, how it was made, and the query; empty for words
     */
    record ShownPiece(String shown, boolean checkable, String origin) {

        static ShownPiece of(Piece piece) {
            return switch (piece) {
                case Words words -> new ShownPiece(words.shown(), false, "");
                case Figure figure -> new ShownPiece(figure.shown(), true, origin(figure));
            };
        }

        private static String origin(Figure figure) {
            return "%s: %s. %s"
                    .formatted(figure.name(), figure.how(), figure.query())
                    .strip();
        }
    }
}
