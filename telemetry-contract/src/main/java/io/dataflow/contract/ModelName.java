package io.dataflow.contract;

import java.util.regex.Pattern;

/**
 * The name of a data model, which is also part of its table's name: a small letter, then up to 39 small letters, digits and
 * underscores.
 *
 * @param value the name
 */
public record ModelName(String value) {

    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9_]{0,39}");

    public ModelName {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("Not a model name: '" + Excerpt.of(value)
                    + "'. A model name is a small letter, then up to 39 small letters, digits and underscores");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
