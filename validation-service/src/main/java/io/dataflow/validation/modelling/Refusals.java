package io.dataflow.validation.modelling;

import io.dataflow.contract.Excerpt;
import io.dataflow.contract.ModelName;
import io.dataflow.contract.Violation;
import io.dataflow.platform.problem.Problem;
import io.dataflow.validation.model.Version;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Why something can't be done with a model, in words that say what to do instead; and finding what is asked for. */
final class Refusals {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,39}");
    private static final String RULE = "must be a small letter, then up to 39 small letters, digits and underscores";

    private Refusals() {}

    static ModelName name(String text) {
        if (!NAME.matcher(text).matches()) {
            throw noModel(text);
        }
        return new ModelName(text);
    }

    /** The name that a document gives a new model. */
    static ModelName newName(String text, String consequence) {
        if (!NAME.matcher(text).matches()) {
            throw Problem.invalid(
                    consequence, List.of(new Violation("/name", text, RULE, "Write a name such as weather_station.")));
        }
        return new ModelName(text);
    }

    static Problem noModel(String name) {
        return Problem.notFound(
                "No such model",
                "There is no data model '" + Excerpt.of(name) + "'. The page Models lists those there are.");
    }

    static List<Version> requireAny(ModelName name, List<Version> versions) {
        if (versions.isEmpty()) {
            throw noModel(name.value());
        }
        return versions;
    }

    static Version find(List<Version> versions, ModelName name, int number) {
        return requireAny(name, versions).stream()
                .filter(version -> version.number() == number)
                .findFirst()
                .orElseThrow(() -> Problem.notFound(
                        "No such version",
                        "Model " + name + " has no version " + number + "; its newest is "
                                + versions.getFirst().number() + "."));
    }

    static void requireSame(Version version, Optional<Long> revision) {
        if (revision.isPresent() && revision.get() != version.revision()) {
            throw changed(version.label());
        }
    }

    static Problem changed(String what) {
        return Problem.conflict(
                "Changed by somebody else",
                what + " was changed since you looked at it, so nothing was changed now. Look at it again, then make"
                        + " your change.");
    }

    static void requireDraft(Version version, String what) {
        if (version.status() != Version.Status.DRAFT) {
            throw Problem.conflict(
                    "Not a draft",
                    "Version " + version.label() + " is "
                            + version.status().name().toLowerCase(java.util.Locale.ROOT)
                            + ", and only drafts can be " + what + ": readings were judged by it. Make a new draft from"
                            + " it instead.");
        }
    }

    static void requireNoDraft(List<Version> versions) {
        versions.stream()
                .filter(version -> version.status() == Version.Status.DRAFT)
                .findFirst()
                .ifPresent(draft -> {
                    throw Problem.conflict(
                                    "There is a draft already",
                                    "Version " + draft.label() + " is a draft of "
                                            + draft.story().created().by()
                                            + ", and a model has one draft at a time. Edit, activate or discard it first.")
                            .with("version", draft.number());
                });
    }

    static Problem nameTaken(ModelName name, String remedy) {
        return Problem.conflict("The name is taken", "There is a data model '" + name + "' already. " + remedy)
                .with("violations", List.of(new Violation("/name", name.value(), "is taken already", remedy)));
    }
}
