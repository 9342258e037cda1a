package io.dataflow.bridge.source;

import java.util.Locale;

/** How readings of a source arrive. */
public enum SourceKind {
    MQTT,
    HTTP;

    /** As people and the table write it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static SourceKind of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
