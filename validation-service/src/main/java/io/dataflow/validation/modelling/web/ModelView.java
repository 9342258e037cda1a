package io.dataflow.validation.modelling.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.dataflow.validation.model.ModelInstances;
import io.dataflow.validation.model.ModelJson;
import io.dataflow.validation.model.Version;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A model with all its versions.
 *
 * @param title of the active version, or else of the newest
 * @param activeVersion the one in force; left out where none is
 * @param draftVersion the one that is being written; left out where there is none
 * @param versions newest first
 * @param instances all instances of this service, and which version each judges by
 * @param inForce how many of them judge by the active version, or by none where none is active
 * @param boundBy which bindings and sources lead to it, in words
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ModelView(
        String name,
        String title,
        @Nullable Integer activeVersion,
        @Nullable Integer draftVersion,
        List<VersionLine> versions,
        List<Judging> instances,
        long inForce,
        List<String> boundBy) {

    /**
     * An instance.
     *
     * @param version left out where it judges by none
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Judging(String instance, @Nullable Integer version, Instant seenAt) {}

    static ModelView of(List<Version> versions, List<ModelInstances.Seen> alive, List<String> boundBy) {
        List<Version> newestFirst = versions.stream()
                .sorted(Comparator.comparingInt(Version::number).reversed())
                .toList();
        String name = newestFirst.getFirst().model().value();
        Optional<Version> active = with(Version.Status.ACTIVE, newestFirst);
        @Nullable Integer number = active.map(Version::number).orElse(null);
        List<Judging> instances = alive.stream()
                .map(seen -> new Judging(seen.instance(), seen.versions().get(name), seen.seenAt()))
                .toList();
        return new ModelView(
                name,
                title(active.orElse(newestFirst.getFirst()), name),
                number,
                with(Version.Status.DRAFT, newestFirst).map(Version::number).orElse(null),
                newestFirst.stream().map(VersionLine::of).toList(),
                instances,
                instances.stream()
                        .filter(one -> java.util.Objects.equals(one.version(), number))
                        .count(),
                boundBy);
    }

    private static Optional<Version> with(Version.Status status, List<Version> versions) {
        return versions.stream().filter(version -> version.status() == status).findFirst();
    }

    private static String title(Version version, String name) {
        String title = ModelJson.tree(version.definition()).path("title").asString("");
        return title.isBlank() ? name : title;
    }
}
