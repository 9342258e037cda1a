package io.dataflow.contract;

import java.util.Optional;

/**
 * The name of a device: 1 to 128 letters, digits and {@code . _ : @ -}, beginning with a letter or digit. It is a topic level,
 * a column value, part of a URL and part of a queue's name at the broker, so nothing that any of them would read as syntax is allowed.
 *
 * @param value the name as the device writes it; case counts
 */
public record DeviceId(String value) {

    /** What a device id has to look like, for messages to people. */
    public static final String RULE =
            "1 to 128 letters, digits, '.', '_', ':' (but not two in a row), '@' or '-', beginning with a letter or digit";

    private static final int LONGEST = 128;

    public DeviceId {
        if (!wellFormed(value)) {
            throw new IllegalArgumentException("Not a device id: '" + Excerpt.of(value) + "'. A device id has " + RULE);
        }
    }

    /** The device id that a text spells, or empty where it spells none. */
    public static Optional<DeviceId> parse(String text) {
        return wellFormed(text) ? Optional.of(new DeviceId(text)) : Optional.empty();
    }

    /** Without a regular expression, because it is asked for every reading. */
    private static boolean wellFormed(String text) {
        if (text.isEmpty() || text.length() > LONGEST || !letterOrDigit(text.charAt(0))) {
            return false;
        }
        for (int i = 1; i < text.length(); i++) {
            char character = text.charAt(i);
            boolean allowed = letterOrDigit(character) || "._:@-".indexOf(character) >= 0;
            if (!allowed || character == ':' && text.charAt(i - 1) == ':') {
                return false;
            }
        }
        return true;
    }

    private static boolean letterOrDigit(char character) {
        return character >= 'a' && character <= 'z'
                || character >= 'A' && character <= 'Z'
                || character >= '0' && character <= '9';
    }

    @Override
    public String toString() {
        return value;
    }
}
