package io.dataflow.validation.panel;

import io.dataflow.validation.model.DataModel;
import io.dataflow.validation.model.Field;
import io.dataflow.validation.model.ModelJson;
import io.dataflow.validation.model.Version;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A model as a list of models shows it.
 *
 * @param active the version in force, 0 where none is
 * @param draft the version that is being written, 0 where none is
 * @param first whether it has only that draft, so that it has no table yet
 */
record ListedModel(
        String name,
        String title,
        int active,
        int draft,
        boolean first,
        String table,
        int fields,
        long metrics,
        List<String> boundBy) {

    static ListedModel of(List<Version> versions, Optional<DataModel> active, List<String> boundBy) {
        Version newest =
                versions.stream().max(Comparator.comparingInt(Version::number)).orElseThrow();
        String name = newest.model().value();
        return new ListedModel(
                name,
                active.map(DataModel::title).orElseGet(() -> title(newest, name)),
                active.map(DataModel::version).orElse(0),
                draft(versions),
                versions.stream().noneMatch(Version::everActive),
                "reading_" + name,
                active.map(model -> model.fields().size()).orElse(0),
                active.map(model ->
                                model.fields().stream().filter(Field::metric).count())
                        .orElse(0L),
                boundBy);
    }

    private static String title(Version newest, String name) {
        String title = ModelJson.tree(newest.definition()).path("title").asString("");
        return title.isBlank() ? name : title;
    }

    private static int draft(List<Version> versions) {
        return versions.stream()
                .filter(version -> version.status() == Version.Status.DRAFT)
                .mapToInt(Version::number)
                .findFirst()
                .orElse(0);
    }
}
