package io.dataflow.validation.modelling.difference;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Gathers the changes of one subject. */
final class Changes {

    private final String subject;
    private final List<Change> changes = new ArrayList<>();

    Changes(String subject) {
        this.subject = subject;
    }

    /** @param meaning what it means for readings */
    void breaking(String property, String from, String to, String what, String meaning) {
        add(property, from, to, true, what, meaning);
    }

    /** @param meaning what it means for readings */
    void harmless(String property, String from, String to, String what, String meaning) {
        add(property, from, to, false, what, meaning);
    }

    /** A bound that is tighter refuses what was accepted before. */
    void bound(
            String property, Optional<String> from, Optional<String> to, boolean tighter, String what, String refused) {
        if (!Objects.equals(from, to)) {
            String before = from.orElse("");
            String after = to.orElse("");
            String words = what
                    + (after.isEmpty() ? " has no " + property + " any more (it was " + before + ")" : "")
                    + (after.isEmpty() ? "" : " has " + property + " " + after)
                    + (after.isEmpty() ? "" : before.isEmpty() ? "; it had none" : " instead of " + before);
            add(property, before, after, tighter, words, tighter ? refused : "more readings are accepted");
        }
    }

    List<Change> all() {
        return changes;
    }

    private void add(String property, String from, String to, boolean breaking, String what, String meaning) {
        Change.Kind kind =
                from.isEmpty() ? Change.Kind.ADDED : to.isEmpty() ? Change.Kind.REMOVED : Change.Kind.CHANGED;
        String words = meaning.isEmpty() ? what : what + ": " + meaning;
        changes.add(new Change(subject, property, kind, from, to, breaking, words));
    }
}
