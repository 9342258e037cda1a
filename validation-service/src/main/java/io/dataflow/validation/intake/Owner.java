package io.dataflow.validation.intake;

import java.util.UUID;

/**
 * Who owns claims on a node: one intake of one process. A process that is started anew under the same name is another owner, and so
 * are two processes that were given the same name by mistake.
 *
 * @param value as the node keeps it
 */
record Owner(String value) {

    private static final char BEFORE_INCARNATION = '#';
    private static final int INCARNATION = 12;

    /** An owner that there never was before. */
    static Owner incarnationOf(String instance) {
        String incarnation = UUID.randomUUID().toString().replace("-", "").substring(0, INCARNATION);
        return new Owner(instance + BEFORE_INCARNATION + incarnation);
    }

    /** Whether both are called the same and yet aren't the same. */
    boolean isNamesakeOf(Owner other) {
        return !equals(other) && instance().equals(other.instance());
    }

    private String instance() {
        int end = value.lastIndexOf(BEFORE_INCARNATION);
        return end < 0 ? value : value.substring(0, end);
    }

    @Override
    public String toString() {
        return value;
    }
}
