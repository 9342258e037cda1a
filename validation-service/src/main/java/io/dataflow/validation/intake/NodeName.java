package io.dataflow.validation.intake;

import io.dataflow.contract.Excerpt;
import java.util.regex.Pattern;

/**
 * The name of a buffer node, as settings, metrics and panels write it.
 *
 * @param value 1 to 40 letters, digits, dots, underscores and hyphens
 */
record NodeName(String value) {

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,39}");

    NodeName {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("dataflow.buffer.nodes has a node named '" + Excerpt.of(value)
                    + "'; a name is 1 to 40 letters, digits, '.', '_' and '-'");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
