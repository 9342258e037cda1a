package io.dataflow.bridge.source.http.body;

/** What JSON takes for blanks. */
final class Blanks {

    private Blanks() {}

    static boolean is(int character) {
        return character == ' ' || character == '\n' || character == '\r' || character == '\t';
    }
}
