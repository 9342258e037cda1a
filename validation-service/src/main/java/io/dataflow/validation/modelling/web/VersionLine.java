package io.dataflow.validation.modelling.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.dataflow.validation.model.Version;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A version without what it says.
 *
 * @param status draft, active or retired
 * @param revision to be sent with the next change, so that nobody else's is overwritten
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record VersionLine(
        String name,
        int version,
        String status,
        String note,
        long revision,
        Instant createdAt,
        String createdBy,
        @Nullable Instant changedAt,
        @Nullable String changedBy,
        @Nullable Instant activatedAt,
        @Nullable String activatedBy,
        @Nullable Instant retiredAt,
        @Nullable String retiredBy) {

    static VersionLine of(Version version) {
        Version.Story story = version.story();
        return new VersionLine(
                version.model().value(),
                version.number(),
                version.status().name().toLowerCase(Locale.ROOT),
                version.note(),
                version.revision(),
                story.created().at(),
                story.created().by(),
                at(story.changed()),
                by(story.changed()),
                at(story.activated()),
                by(story.activated()),
                at(story.retired()),
                by(story.retired()));
    }

    private static @Nullable Instant at(Optional<Version.Deed> deed) {
        return deed.map(Version.Deed::at).orElse(null);
    }

    private static @Nullable String by(Optional<Version.Deed> deed) {
        return deed.map(Version.Deed::by).orElse(null);
    }
}
