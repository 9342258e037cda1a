package io.dataflow.contract;

import java.util.regex.Pattern;

/**
 * The name of a source, as envelopes and panels show it: a small letter, then up to 39 small letters, digits, underscores and
 * hyphens.
 *
 * @param value the name
 */
public record SourceName(String value) {

    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9_-]{0,39}");

    public SourceName {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("Not a source name: '" + Excerpt.of(value)
                    + "'. A source name is a small letter, then up to 39 small letters, digits, '_' and '-'");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
