package io.dataflow.bridge.source.http.body;

import io.dataflow.platform.problem.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * JSON: one object, or an array of them that is cut without ever being held as a whole. It looks at quotes and brackets only;
 * whether a slice is JSON is for its reader to find out.
 */
final class JsonCutter implements Cutter {

    private static final String BROKEN = "Broken array";
    private static final String REMEDY =
            " Send a JSON array of objects, such as [{\"temperature\":21.5},{\"temperature\":22}].";

    private final ByteFeed feed;
    private final Gathered gathered;
    private State state = State.BEGINNING;
    private long place;

    JsonCutter(InputStream in, Desk desk) {
        feed = new ByteFeed(in);
        gathered = new Gathered(desk);
    }

    private enum State {
        BEGINNING,
        IN_ARRAY,
        ENDED
    }

    @Override
    public Optional<Cut> next() throws IOException {
        return switch (state) {
            case BEGINNING -> first();
            case IN_ARRAY -> element();
            case ENDED -> nothingMore();
        };
    }

    private Optional<Cut> first() throws IOException {
        feed.skipByteOrderMark();
        int next = feed.next();
        while (Blanks.is(next)) {
            gather(next);
            next = feed.next();
        }
        if (next == '[') {
            gathered.clear();
            state = State.IN_ARRAY;
            return element();
        }
        return Optional.of(whole(next));
    }

    /** As it was sent, with its blanks: what was sent alone stays untouched altogether. */
    private Cut whole(int first) throws IOException {
        for (int next = first; next != ByteFeed.END; next = feed.next()) {
            gather(next);
        }
        state = State.ENDED;
        return gathered.cut(1);
    }

    /** Doesn't wait for the end of a body that has too much already. */
    private void gather(int next) {
        gathered.add(next);
        if (gathered.tooLarge() && gathered.cut(1) instanceof Cut.Unusable unusable) {
            throw unusable.refusal().problem();
        }
    }

    private Optional<Cut> element() throws IOException {
        int next = skipBlanks();
        if (next == ']' && place == 0) {
            state = State.ENDED;
            return nothingMore();
        }
        place++;
        Nesting nesting = new Nesting();
        while (!(nesting.outermost() && (next == ',' || next == ']'))) {
            requireWhole(next, nesting);
            gathered.add(next);
            nesting.follow(next);
            next = feed.next();
        }
        state = next == ']' ? State.ENDED : State.IN_ARRAY;
        gathered.trimBlanks();
        return Optional.of(gathered.cut(place));
    }

    private void requireWhole(int next, Nesting nesting) {
        if (next == ByteFeed.END) {
            throw Problem.badRequest(BROKEN, "The body ends within element " + place + " of the array." + REMEDY);
        }
        if (nesting.outermost() && next == '}') {
            throw Problem.badRequest(
                    BROKEN, "Element " + place + " of the array closes a bracket that is not open." + REMEDY);
        }
    }

    private Optional<Cut> nothingMore() throws IOException {
        if (skipBlanks() != ByteFeed.END) {
            throw Problem.badRequest(
                    BROKEN,
                    "More follows after the end of the array. Send one array, or a reading a line as"
                            + " application/x-ndjson.");
        }
        return Optional.empty();
    }

    private int skipBlanks() throws IOException {
        int next = feed.next();
        while (Blanks.is(next)) {
            next = feed.next();
        }
        return next;
    }

    @Override
    public void close() {
        gathered.close();
    }

    /** How deep in brackets, and whether in a text. */
    private static final class Nesting {

        private long depth;
        private boolean inText;
        private boolean escaped;

        private boolean outermost() {
            return depth == 0 && !inText;
        }

        private void follow(int next) {
            if (inText) {
                inText = escaped || next != '"';
                escaped = !escaped && next == '\\';
                return;
            }
            switch (next) {
                case '"' -> inText = true;
                case '{', '[' -> depth++;
                case '}', ']' -> depth--;
                default -> {}
            }
        }
    }
}
