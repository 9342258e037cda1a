package io.dataflow.validation.store;

import io.dataflow.validation.model.DataModel;
import io.dataflow.validation.model.ModelJson;
import io.dataflow.validation.model.NotAModel;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The models that may have readings: each in its active version, and those that have none any more in the one that was last. */
@Component
public class StoredModels {

    private static final Logger LOG = LoggerFactory.getLogger(StoredModels.class);

    private final JdbcTemplate jdbc;

    StoredModels(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** All of them, by name. */
    public List<DataModel> all() {
        Map<String, DataModel> newest = new LinkedHashMap<>();
        Set<String> seen = new HashSet<>();
        jdbc.query(
                "SELECT model_name, version, definition FROM data_model_version WHERE activated_at IS NOT NULL"
                        + " ORDER BY model_name, status = 'ACTIVE' DESC, activated_at DESC, version DESC",
                row -> {
                    String name = row.getString("model_name");
                    if (seen.add(name)) {
                        read(name, row.getInt("version"), row.getString("definition"), newest);
                    }
                });
        return List.copyOf(newest.values());
    }

    private static void read(String name, int version, String definition, Map<String, DataModel> models) {
        try {
            models.put(name, ModelJson.read(definition));
        } catch (NotAModel e) {
            LOG.error(
                    "Version {} of model {} can't be read, so nothing of the model is removed or checked, whatever an older one says: {}",
                    version,
                    name,
                    e.getMessage());
        }
    }
}
