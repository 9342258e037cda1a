package io.dataflow.validation.quarantine.replay;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonValue;
import io.dataflow.validation.quarantine.QuarantinePage;
import io.dataflow.validation.quarantine.mending.StepDocument;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Something that is done to a selection, however long it takes and whoever dies meanwhile.
 *
 * @param selected how many readings it was begun for
 * @param steps that mend them before they are judged
 */
public record Job(
        long id,
        Action action,
        State state,
        Selection selection,
        List<StepDocument> steps,
        long selected,
        Progress progress,
        Instant createdAt,
        String createdBy,
        Optional<Instant> finishedAt,
        @JsonIgnore Optional<QuarantinePage.Place> place) {

    /** What is done. */
    public enum Action {
        REPLAY,
        DISCARD;

        @JsonValue
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Where it is. */
    public enum State {
        RUNNING,
        DONE,
        CANCELLED;

        @JsonValue
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * What has become of them so far.
     *
     * @param lookedAt of those that were selected
     * @param stored that are stored now and were not before
     * @param duplicate that had been stored before
     * @param refused that were refused again, and stay
     */
    public record Progress(long lookedAt, long stored, long duplicate, long refused, long discarded) {

        static final Progress NONE = new Progress(0, 0, 0, 0, 0);
    }
}
