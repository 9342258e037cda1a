package io.dataflow.validation.modelling;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A version of a data model as somebody wants it, as it was sent.
 *
 * @param model the document
 * @param note why there is this version
 * @param revision of the draft that a change is meant for; without one, whatever it is by now is overwritten
 */
public record Draft(
        @Nullable JsonNode model,
        @Nullable String note,
        @Nullable Long revision) {

    Optional<String> noted() {
        return Optional.ofNullable(note);
    }

    Optional<Long> sameRevision() {
        return Optional.ofNullable(revision);
    }
}
