package io.dataflow.agent.panel;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/** The ranges that a person picks with one click; each ends now. */
enum RangeChoice {
    HOUR("1h", "1 hour", Duration.ofHours(1)),
    DAY("24h", "24 hours", Duration.ofDays(1)),
    WEEK("7d", "7 days", Duration.ofDays(7));

    private final String key;
    private final String words;
    private final Duration length;

    RangeChoice(String key, String words, Duration length) {
        this.key = key;
        this.words = words;
        this.length = length;
    }

    /** The choice as it stands in the URL. */
    public String key() {
        return key;
    }

    /** The choice as a person reads it. */
    public String words() {
        return words;
    }

    Duration length() {
        return length;
    }

    static Optional<RangeChoice> of(String key) {
        return Arrays.stream(values()).filter(choice -> choice.key.equals(key)).findFirst();
    }
}
