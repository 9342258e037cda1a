package io.dataflow.validation.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * Makes models of the versions that are active, each once, with room for their readings. One that can't be used doesn't keep the
 * others from being; of its model the version before stays in force where this instance knows it, and it is tried again.
 */
final class ActiveVersions {

    private static final Logger LOG = LoggerFactory.getLogger(ActiveVersions.class);

    private final ModelTables tables;
    private Map<String, DataModel> ready = Map.of();
    private Map<String, String> failures = Map.of();

    ActiveVersions(ModelTables tables) {
        this.tables = tables;
    }

    /** The models to judge by, given which versions are active and what was judged by so far. */
    List<DataModel> models(List<Version> active, ActiveModels before) {
        Map<String, DataModel> usable = new HashMap<>();
        Map<String, String> unusable = new HashMap<>();
        List<DataModel> models = new ArrayList<>();
        for (Version version : active) {
            try {
                DataModel model = prepared(version);
                usable.put(version.label(), model);
                models.add(model);
            } catch (RuntimeException e) {
                if (e instanceof DataAccessException && before == ActiveModels.NONE) {
                    throw e; // The database's trouble, at the start: nothing is judged before it is over.
                }
                unusable.put(version.label(), e.toString());
                Optional<DataModel> former = before.named(version.model().value());
                former.ifPresent(models::add);
                complain(version, former, e);
            }
        }
        ready = usable;
        failures = unusable;
        return models;
    }

    private DataModel prepared(Version version) {
        DataModel known = ready.get(version.label());
        if (known != null) {
            return known;
        }
        DataModel model = ModelJson.read(version.definition());
        tables.prepare(model);
        return model;
    }

    /** Once for each reason, not each second. */
    private void complain(Version version, Optional<DataModel> former, RuntimeException e) {
        if (!e.toString().equals(failures.get(version.label()))) {
            LOG.error(
                    "Data model {} is active and can't be used; {}. Activate another version of it. Next try in 1 s",
                    version.label(),
                    former.map(model -> "version " + model.version() + " stays in force here")
                            .orElse("its readings go to quarantine"),
                    e);
        }
    }
}
