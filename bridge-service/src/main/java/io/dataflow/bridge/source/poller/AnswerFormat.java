package io.dataflow.bridge.source.poller;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a web API answers with. */
public enum AnswerFormat {
    JSON,
    CSV;

    /** As people and the table write it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<AnswerFormat> parse(String word) {
        return Arrays.stream(values())
                .filter(format -> format.word().equals(word))
                .findFirst();
    }

    static AnswerFormat of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
