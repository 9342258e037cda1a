package io.dataflow.agent.summary;

import java.util.ArrayList;
import java.util.List;

/** A list of names in a sentence: {@code a}, {@code a and b}, {@code a, b and c}, {@code a, b and 7 others}. */
final class Names {

    private static final int MOST = 4;

    private Names() {}

    /** @param query where the names come from, for the number of those left out */
    static List<Piece> list(List<String> names, String query) {
        int shown = names.size() > MOST ? MOST - 1 : names.size();
        List<Piece> pieces = new ArrayList<>();
        for (int i = 0; i < shown; i++) {
            boolean last = i == names.size() - 1;
            pieces.add(new Words((i == 0 ? "" : last ? " and " : ", ") + names.get(i)));
        }
        int left = names.size() - shown;
        if (left > 0) {
            pieces.add(new Words(" and "));
            pieces.add(Figures.count("devices left out of the sentence", left, query, "devices that it holds for"));
            pieces.add(new Words(" others"));
        }
        return pieces;
    }
}
