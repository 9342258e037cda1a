package io.dataflow.validation.model;

import io.dataflow.contract.ModelName;
import java.time.Instant;
import java.util.Optional;

/**
 * A version of a data model as it stands in the database. A draft may say anything; what was active once never changes again.
 *
 * @param number 1 for the first, each later one more
 * @param definition the model as JSON; of a draft, whatever JSON object its author has got so far
 * @param note why there is this version, as its author says; may be empty
 * @param revision grows with each change
 */
public record Version(
        ModelName model, int number, Status status, String definition, String note, long revision, Story story) {

    /** The life of a version: written, in force, replaced. */
    public enum Status {
        DRAFT,
        ACTIVE,
        RETIRED
    }

    /** Somebody's deed at a moment. */
    public record Deed(String by, Instant at) {}

    /**
     * Who did what with a version when.
     *
     * @param activated the last time, if it ever was
     * @param retired empty while it is in force, too
     */
    public record Story(Deed created, Optional<Deed> changed, Optional<Deed> activated, Optional<Deed> retired) {}

    /** A new draft. */
    public static Version draft(ModelName model, int number, String definition, String note, Deed created) {
        Story story = new Story(created, Optional.empty(), Optional.empty(), Optional.empty());
        return new Version(model, number, Status.DRAFT, definition, note, 0, story);
    }

    /** The draft as somebody changed it. */
    public Version edited(String newDefinition, String newNote, Deed deed) {
        Story next = new Story(story.created(), Optional.of(deed), story.activated(), story.retired());
        return new Version(model, number, status, newDefinition, newNote, revision, next);
    }

    /** The version in force. */
    public Version activated(Deed deed) {
        Story next = new Story(story.created(), story.changed(), Optional.of(deed), Optional.empty());
        return new Version(model, number, Status.ACTIVE, definition, note, revision, next);
    }

    /** The version out of force. */
    public Version retired(Deed deed) {
        Story next = new Story(story.created(), story.changed(), story.activated(), Optional.of(deed));
        return new Version(model, number, Status.RETIRED, definition, note, revision, next);
    }

    /** What people call it. */
    public String label() {
        return model + " v" + number;
    }

    /** Whether readings were ever judged by it, so that what was stored then depends on it. */
    public boolean everActive() {
        return story.activated().isPresent();
    }
}
