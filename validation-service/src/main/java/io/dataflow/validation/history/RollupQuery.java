package io.dataflow.validation.history;

import io.dataflow.contract.query.Grain;
import io.dataflow.validation.model.DataModel;
import io.dataflow.validation.model.Field;
import io.dataflow.validation.rows.Columns;
import io.dataflow.validation.store.Bucket;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Which rollups are asked for. Devices and metrics are always named, so that the database goes along their key to those that are wanted
 * and reads no other, however many there are.
 *
 * @param devices some devices, at most {@link ModelDevices#AT_ONCE}
 * @param metrics some metrics
 * @param from inclusive
 * @param to exclusive
 */
record RollupQuery(Grain grain, DataModel model, List<String> devices, List<Field> metrics, Instant from, Instant to) {

    String table() {
        return Bucket.table(grain);
    }

    /** The condition, whose parameters are {@link #parameters}. */
    String where() {
        return "model = ? AND device_id IN (" + places(devices.size()) + ") AND metric IN (" + places(metrics.size())
                + ") AND bucket >= ? AND bucket < ?";
    }

    List<Object> parameters() {
        List<Object> parameters = new ArrayList<>(devices.size() + metrics.size() + 3);
        parameters.add(model.name().value());
        parameters.addAll(devices);
        metrics.forEach(metric -> parameters.add(metric.column().value()));
        parameters.add(Columns.utc(from));
        parameters.add(Columns.utc(to));
        return parameters;
    }

    static String places(int count) {
        return String.join(",", Collections.nCopies(count, "?"));
    }
}
