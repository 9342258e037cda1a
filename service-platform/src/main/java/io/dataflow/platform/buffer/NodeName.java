package io.dataflow.platform.buffer;

import io.dataflow.contract.Excerpt;
import java.util.regex.Pattern;

/**
 * What people and metrics call a buffer node.
 *
 * @param value a small letter, then up to 39 small letters, digits, underscores and hyphens
 */
public record NodeName(String value) {

    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9_-]{0,39}");

    public NodeName {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("Not a buffer node's name: '" + Excerpt.of(value)
                    + "'. It is a small letter, then up to 39 small letters, digits, '_' and '-'");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
