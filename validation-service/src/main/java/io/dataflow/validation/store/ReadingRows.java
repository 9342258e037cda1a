package io.dataflow.validation.store;

import io.dataflow.validation.model.DataModel;
import io.dataflow.validation.rows.KeyedTable;
import io.dataflow.validation.rows.NewRow;
import io.dataflow.validation.verdict.Reading;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionStatus;

/** Inserts readings into their models' tables, each once. */
@Component
class ReadingRows {

    private static final KeyedTable UNDATED = new KeyedTable(
            "undated_reading",
            keys(
                    "model",
                    KeyedTable.Key.TEXT,
                    "device_id",
                    KeyedTable.Key.TEXT,
                    "message_id",
                    KeyedTable.Key.MESSAGE_ID),
            List.of("received_at"));

    /** Inserts the readings that are not stored yet; says which those are. */
    BitSet insertNew(JdbcTemplate jdbc, TransactionStatus transaction, List<Reading> readings) {
        BitSet fresh = new BitSet();
        List<Integer> candidates = withoutRedelivered(jdbc, transaction, readings);
        byTable(readings, candidates).values().forEach(indexes -> {
            DataModel model = readings.get(indexes.getFirst()).model();
            BitSet inserted = table(model)
                    .insertNew(
                            jdbc,
                            transaction,
                            indexes.stream()
                                    .map(readings::get)
                                    .map(ReadingRows::row)
                                    .toList());
            inserted.stream().map(indexes::get).forEach(fresh::set);
        });
        return fresh;
    }

    /** The indexes of all readings but those undated ones that were received before. */
    private static List<Integer> withoutRedelivered(
            JdbcTemplate jdbc, TransactionStatus transaction, List<Reading> readings) {
        List<Integer> undated = new ArrayList<>();
        List<Integer> candidates = new ArrayList<>(readings.size());
        for (int i = 0; i < readings.size(); i++) {
            (readings.get(i).dated() ? candidates : undated).add(i);
        }
        BitSet first = UNDATED.insertNew(
                jdbc,
                transaction,
                undated.stream().map(readings::get).map(ReadingRows::undatedRow).toList());
        first.stream().map(undated::get).forEach(candidates::add);
        return candidates;
    }

    private static Map<String, List<Integer>> byTable(List<Reading> readings, List<Integer> indexes) {
        Map<String, List<Integer>> byTable = new TreeMap<>();
        for (int index : indexes) {
            DataModel model = readings.get(index).model();
            byTable.computeIfAbsent(model.table() + "/" + model.version(), key -> new ArrayList<>())
                    .add(index);
        }
        return byTable;
    }

    private static KeyedTable table(DataModel model) {
        List<String> others = new ArrayList<>();
        others.add("received_at");
        others.add("extras");
        model.fields().stream().map(field -> field.column().value()).forEach(others::add);
        return new KeyedTable(
                model.table(),
                keys(
                        "device_id",
                        KeyedTable.Key.TEXT,
                        "ts",
                        KeyedTable.Key.INSTANT,
                        "message_id",
                        KeyedTable.Key.MESSAGE_ID),
                others);
    }

    private static NewRow row(Reading reading) {
        List<@Nullable Object> others = new ArrayList<>(reading.values().size() + 2);
        others.add(reading.receivedAt());
        others.add(reading.extras().orElse(null));
        others.addAll(reading.values());
        return new NewRow(List.of(reading.device().value(), reading.ts(), reading.messageId()), others);
    }

    private static NewRow undatedRow(Reading reading) {
        return new NewRow(
                List.of(reading.model().name().value(), reading.device().value(), reading.messageId()),
                List.of(reading.receivedAt()));
    }

    private static Map<String, KeyedTable.Key> keys(
            String first,
            KeyedTable.Key firstKind,
            String second,
            KeyedTable.Key secondKind,
            String third,
            KeyedTable.Key thirdKind) {
        Map<String, KeyedTable.Key> keys = new LinkedHashMap<>();
        keys.put(first, firstKind);
        keys.put(second, secondKind);
        keys.put(third, thirdKind);
        return Collections.unmodifiableMap(keys);
    }
}
