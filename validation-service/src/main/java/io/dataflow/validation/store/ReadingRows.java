package io.dataflow.validation.store;

import io.dataflow.validation.model.DataModel;
import io.dataflow.validation.rows.KeyedTable;
import io.dataflow.validation.verdict.Reading;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionStatus;

/** Inserts readings into their models' tables, each once. */
@Component
class ReadingRows {

    /** The key, the time of receipt and the extras. */
    private static final int BEFORE_FIELDS = 5;

    private static final int MOST_TABLES = 500;

    private static final Comparator<DataModel> BY_TABLE =
            Comparator.comparing((DataModel model) -> model.name().value()).thenComparing(DataModel::version);

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

    private final Map<DataModel, KeyedTable> tables = new ConcurrentHashMap<>();

    /** Inserts the readings that are not stored yet; says which those are. */
    BitSet insertNew(JdbcTemplate jdbc, TransactionStatus transaction, List<Reading> readings) {
        BitSet fresh = new BitSet();
        List<Integer> candidates = withoutRedelivered(jdbc, transaction, readings);
        byModel(readings, candidates).forEach((model, indexes) -> {
            List<@Nullable Object[]> rows =
                    indexes.stream().map(readings::get).map(ReadingRows::row).toList();
            table(model).insertNew(jdbc, transaction, rows).stream()
                    .map(indexes::get)
                    .forEach(fresh::set);
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

    /** The indexes of the readings that go into one table together; tables always in the same order. */
    private static SortedMap<DataModel, List<Integer>> byModel(List<Reading> readings, List<Integer> indexes) {
        SortedMap<DataModel, List<Integer>> byModel = new TreeMap<>(BY_TABLE);
        for (int index : indexes) {
            byModel.computeIfAbsent(readings.get(index).model(), model -> new ArrayList<>())
                    .add(index);
        }
        return byModel;
    }

    private KeyedTable table(DataModel model) {
        if (tables.size() > MOST_TABLES) {
            tables.clear();
        }
        return tables.computeIfAbsent(model, ReadingRows::tableOf);
    }

    private static KeyedTable tableOf(DataModel model) {
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

    private static @Nullable Object[] row(Reading reading) {
        List<@Nullable Object> values = reading.values();
        @Nullable Object[] row = new @Nullable Object[BEFORE_FIELDS + values.size()];
        row[0] = reading.device().value();
        row[1] = reading.ts();
        row[2] = reading.messageId();
        row[3] = reading.receivedAt();
        row[4] = reading.extras().orElse(null);
        for (int i = 0; i < values.size(); i++) {
            row[BEFORE_FIELDS + i] = values.get(i);
        }
        return row;
    }

    private static @Nullable Object[] undatedRow(Reading reading) {
        return new @Nullable Object[] {
            reading.model().name().value(), reading.device().value(), reading.messageId(), reading.receivedAt()
        };
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
