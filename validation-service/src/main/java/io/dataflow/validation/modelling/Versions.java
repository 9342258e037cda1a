package io.dataflow.validation.modelling;

import io.dataflow.platform.problem.Problem;
import io.dataflow.validation.model.Checked;
import io.dataflow.validation.model.DataModel;
import io.dataflow.validation.model.ModelJson;
import io.dataflow.validation.model.Version;
import io.dataflow.validation.model.VersionTable;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Looks up versions of models. */
@Component
public class Versions {

    private final VersionTable table;

    Versions(VersionTable table) {
        this.table = table;
    }

    /** The versions of each model, at least one each. */
    public List<List<Version>> byModel() {
        return List.copyOf(table.all().stream()
                .collect(Collectors.groupingBy(version -> version.model().value(), TreeMap::new, Collectors.toList()))
                .values());
    }

    /** @throws Problem 404 if there is no such model */
    public List<Version> of(String model) {
        var name = Refusals.name(model);
        return Refusals.requireAny(name, table.of(name));
    }

    /** @throws Problem 404 if there is no such version */
    public Version find(String model, int number) {
        var name = Refusals.name(model);
        return Refusals.find(table.of(name), name, number);
    }

    /** The models of the versions that were ever active and can be read, the active one first, then the newest. */
    public List<DataModel> everActive(String model) {
        return of(model).stream()
                .filter(Version::everActive)
                .sorted(Comparator.comparing(version -> version.status() != Version.Status.ACTIVE))
                .flatMap(version -> switch (ModelJson.check(version.definition())) {
                    case Checked.Model found -> Stream.of(found.model());
                    case Checked.Mistakes ignored -> Stream.empty();
                })
                .toList();
    }

    /** @throws Problem 404 if there is no such version, 422 if it has mistakes */
    public DataModel model(String model, int number) {
        Version version = find(model, number);
        return switch (ModelJson.check(version.definition())) {
            case Checked.Model found -> found.model();
            case Checked.Mistakes mistakes ->
                throw Problem.invalid(
                        "Version " + version.label() + " is no valid model yet. Mend it, then try again.",
                        mistakes.violations());
        };
    }
}
