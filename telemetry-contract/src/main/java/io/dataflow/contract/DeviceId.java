package io.dataflow.contract;

import java.util.Optional;
import java.util.regex.Pattern;

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

    private static final Pattern FORM = Pattern.compile("(?!.*::)[A-Za-z0-9][A-Za-z0-9._:@-]{0,127}");

    public DeviceId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("Not a device id: '" + Excerpt.of(value) + "'. A device id has " + RULE);
        }
    }

    /** The device id that a text spells, or empty where it spells none. */
    public static Optional<DeviceId> parse(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new DeviceId(text)) : Optional.empty();
    }

    @Override
    public String toString() {
        return value;
    }
}
