package io.dataflow.bridge.source.csv;

import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** What stands between the cells of a CSV row. */
public enum Separator {
    COMMA(','),
    SEMICOLON(';'),
    TAB('\t');

    private final char sign;

    Separator(char sign) {
        this.sign = sign;
    }

    public char sign() {
        return sign;
    }

    /** Whether a character is one of them. */
    public static boolean isAny(int sign) {
        return Stream.of(values()).anyMatch(separator -> separator.sign == sign);
    }

    /** The one of a name such as {@code semicolon}, or of the sign itself. */
    public static Optional<Separator> parse(String text) {
        return Stream.of(values())
                .filter(separator -> separator.name().equalsIgnoreCase(text)
                        || String.valueOf(separator.sign).equals(text))
                .findFirst();
    }

    /** The one that a header line has most of outside quotes; a comma where there is none. */
    public static Separator of(String header) {
        String unquoted = header.replaceAll("\"[^\"]*\"", "");
        return Stream.of(values())
                .max(Comparator.comparingLong((Separator separator) -> separator.in(unquoted))
                        .thenComparing(Comparator.reverseOrder()))
                .orElse(COMMA);
    }

    private long in(String text) {
        return text.chars().filter(character -> character == sign).count();
    }
}
