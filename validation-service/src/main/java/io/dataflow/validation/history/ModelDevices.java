package io.dataflow.validation.history;

import io.dataflow.validation.model.DataModel;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The devices that a model has readings of. */
@Component
public class ModelDevices {

    /** So many devices are named in one statement at most. */
    static final int AT_ONCE = 500;

    private final JdbcTemplate jdbc;

    ModelDevices(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** The first by name, at most so many. */
    public List<String> first(DataModel model, int most) {
        return after(model, "", most);
    }

    /** The next by name after one, at most so many. */
    public List<String> after(DataModel model, String last, int most) {
        return jdbc.queryForList(
                "SELECT device_id FROM latest_reading WHERE model = ? AND device_id > ? ORDER BY device_id LIMIT "
                        + most,
                String.class,
                model.name().value(),
                last);
    }

    /** The devices that are wanted, or all where none is; cut into lists that fit into one statement. */
    List<List<String>> inParts(DataModel model, List<String> wanted) {
        List<List<String>> parts = new ArrayList<>();
        if (!wanted.isEmpty()) {
            for (int from = 0; from < wanted.size(); from += AT_ONCE) {
                parts.add(wanted.subList(from, Math.min(wanted.size(), from + AT_ONCE)));
            }
            return parts;
        }
        List<String> part = after(model, "", AT_ONCE);
        while (!part.isEmpty()) {
            parts.add(part);
            part = after(model, part.getLast(), AT_ONCE);
        }
        return parts;
    }
}
