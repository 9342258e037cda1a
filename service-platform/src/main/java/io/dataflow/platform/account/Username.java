package io.dataflow.platform.account;

import java.util.Locale;

/** The name that a person signs in with; capitals and surrounding blanks make no difference. */
public record Username(String value) {

    private static final int LONGEST = 64;

    public Username {
        value = value.strip().toLowerCase(Locale.ROOT);
        if (value.isEmpty() || value.length() > LONGEST) {
            throw new IllegalArgumentException("A user name has between 1 and %d characters".formatted(LONGEST));
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
