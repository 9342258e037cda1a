package io.dataflow.validation.modelling.difference;

/**
 * One thing that a version says otherwise than another.
 *
 * @param subject what it is about: {@code model}, or {@code field humidity}
 * @param property which of its properties, as it is called in the document; empty for a field as a whole
 * @param kind whether it is new, gone or other
 * @param from what it was, as people write it; empty where it was not
 * @param to what it is; empty where it is no more
 * @param breaking whether it may refuse what was accepted before, ends or begins anew a metric, or lets stored data go
 * @param words all of it in a sentence, with what it means for readings
 */
public record Change(
        String subject, String property, Kind kind, String from, String to, boolean breaking, String words) {

    /** What happened. */
    public enum Kind {
        ADDED,
        REMOVED,
        CHANGED
    }
}
