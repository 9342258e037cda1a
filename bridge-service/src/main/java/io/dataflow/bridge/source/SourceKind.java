package io.dataflow.bridge.source;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How readings of a source arrive. */
public enum SourceKind {
    MQTT,
    HTTP,
    POLLER;

    /** As people and the table write it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The kind that people write so, if there is one. */
    public static Optional<SourceKind> parse(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
    }

    static SourceKind of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
