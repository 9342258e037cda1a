package io.dataflow.agent.summary;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** One thing worth saying. */
public record Sentence(List<Piece> pieces) {

    public Sentence {
        pieces = List.copyOf(pieces);
    }

    static Sentence of(String words) {
        return new Sentence(List.of(new Words(words)));
    }

    /** The sentence as a person reads it. */
    public String text() {
        return pieces.stream().map(Piece::shown).collect(Collectors.joining());
    }

    /** Every figure in the sentence, in its order. */
    public List<Figure> figures() {
        return pieces.stream()
                .filter(Figure.class::isInstance)
                .map(Figure.class::cast)
                .toList();
    }

    /** Puts a sentence together, piece by piece. */
    static final class Draft {

        private final List<Piece> pieces = new ArrayList<>();

        Draft words(String words) {
            pieces.add(new Words(words));
            return this;
        }

        Draft figure(Figure figure) {
            pieces.add(figure);
            return this;
        }

        Draft pieces(List<Piece> more) {
            pieces.addAll(more);
            return this;
        }

        Sentence end() {
            return words(".").unfinished();
        }

        Sentence unfinished() {
            return new Sentence(pieces);
        }
    }
}
