package io.dataflow.bridge.source.csv;

import java.util.regex.Pattern;

/** What a cell is in a JSON object: what spells a JSON number is one, and an empty cell is left out. */
public enum CellKind {
    LEFT_OUT,
    TRUTH,
    NUMBER,
    TEXT;

    private static final Pattern JSON_NUMBER =
            Pattern.compile("-?(?:0|[1-9][0-9]*+)(?:\\.[0-9]++)?(?:[eE][+-]?[0-9]++)?");

    public static CellKind of(String cell) {
        if (cell.isEmpty()) {
            return LEFT_OUT;
        }
        if (cell.equals("true") || cell.equals("false")) {
            return TRUTH;
        }
        return JSON_NUMBER.matcher(cell).matches() ? NUMBER : TEXT;
    }
}
