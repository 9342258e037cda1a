package io.dataflow.validation.verdict;

import io.dataflow.contract.Counted;
import java.time.Duration;

/** Spans of time in words for messages to people. */
final class Spans {

    private Spans() {}

    static String inWords(Duration span) {
        if (span.toSeconds() % 60 != 0 || span.isZero()) {
            return Counted.of(span.toSeconds(), "second");
        }
        return span.toMinutes() % 60 == 0 ? Counted.of(span.toHours(), "hour") : Counted.of(span.toMinutes(), "minute");
    }
}
