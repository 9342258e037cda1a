package io.dataflow.bridge.event;

import java.time.Instant;

/**
 * Something that happened at a bridge.
 *
 * @param instance the bridge that saw it
 * @param subject what it happened to, for example {@code buffer node redis-1}
 * @param words what happened and what follows from it, one sentence
 */
public record Event(Instant at, String instance, Severity severity, String subject, String words) {

    private static final int LONGEST_SUBJECT = 200;
    private static final int LONGEST_WORDS = 1000;

    public Event {
        subject = cut(subject, LONGEST_SUBJECT);
        words = cut(words, LONGEST_WORDS);
    }

    private static String cut(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(longest - 2)) ? longest - 2 : longest - 1;
        return text.substring(0, end) + "…";
    }
}
