package io.dataflow.contract;

/**
 * The name of a source, as envelopes and panels show it: a small letter, then up to 39 small letters, digits, underscores and
 * hyphens.
 *
 * @param value the name
 */
public record SourceName(String value) {

    private static final int LONGEST = 40;

    public SourceName {
        if (!wellFormed(value)) {
            throw new IllegalArgumentException("Not a source name: '" + Excerpt.of(value)
                    + "'. A source name is a small letter, then up to 39 small letters, digits, '_' and '-'");
        }
    }

    /** Without a regular expression, because it is asked for every reading. */
    private static boolean wellFormed(String name) {
        if (name.isEmpty() || name.length() > LONGEST || !smallLetter(name.charAt(0))) {
            return false;
        }
        for (int i = 1; i < name.length(); i++) {
            char c = name.charAt(i);
            if (!smallLetter(c) && (c < '0' || c > '9') && c != '_' && c != '-') {
                return false;
            }
        }
        return true;
    }

    private static boolean smallLetter(char c) {
        return c >= 'a' && c <= 'z';
    }

    @Override
    public String toString() {
        return value;
    }
}
