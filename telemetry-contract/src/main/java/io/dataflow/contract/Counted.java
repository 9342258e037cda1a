package io.dataflow.contract;

import java.util.Locale;

/** Writes how many there are of something, in the singular where there is one. */
public final class Counted {

    private Counted() {}

    /** {@code 1 reading}, {@code 1,204 readings}; for words whose plural ends with an s. */
    public static String of(long count, String one) {
        return of(count, one, one + "s");
    }

    /** {@code 1 reading waits}, {@code 2 readings wait}. */
    public static String of(long count, String one, String several) {
        return String.format(Locale.ROOT, "%,d %s", count, count == 1 ? one : several);
    }
}
