package io.dataflow.validation.rows;

import io.dataflow.contract.MessageId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.TransactionStatus;

/**
 * A table into which rows go once, whoever sends them and however often. It tells exactly which rows were new, which neither
 * {@code INSERT IGNORE} nor a rewritten batch does: the usual case is one plain INSERT; only where a key is taken already are
 * the taken ones looked up and left out.
 */
public final class KeyedTable {

    private static final int LOOKED_UP_AT_ONCE = 500;
    private static final int MOST_ROUNDS = 8;

    private final List<Key> keyColumns;
    private final String insert;
    private final String lookUp;

    /** A column of the key. */
    public enum Key {
        TEXT,
        INSTANT,
        MESSAGE_ID
    }

    /**
     * The names must be safe to write into SQL.
     *
     * @param key names and kinds of the primary key's columns, in the key's order
     */
    public KeyedTable(String table, Map<String, Key> key, List<String> otherColumns) {
        this.keyColumns = List.copyOf(key.values());
        List<String> all = new ArrayList<>(key.keySet());
        all.addAll(otherColumns);
        String places = String.join(",", Collections.nCopies(all.size(), "?"));
        this.insert = "INSERT INTO `" + table + "` (" + quoted(all) + ") VALUES (" + places + ")";
        String keys = quoted(List.copyOf(key.keySet()));
        this.lookUp = "SELECT " + keys + " FROM `" + table + "` WHERE (" + keys + ") IN (";
    }

    /**
     * Inserts the rows whose key is not there yet, within the transaction.
     *
     * @return which of the rows were new; of several with one key at most the first
     */
    public BitSet insertNew(JdbcTemplate jdbc, TransactionStatus transaction, List<NewRow> rows) {
        List<Integer> wanted = firstOfEachKey(rows);
        for (int round = 0; round < MOST_ROUNDS; round++) {
            if (inserted(jdbc, transaction, rows, wanted)) {
                return bits(wanted);
            }
            Set<List<Object>> taken = taken(jdbc, rows, wanted);
            wanted = wanted.stream()
                    .filter(index -> !taken.contains(rows.get(index).key()))
                    .toList();
        }
        throw new CannotAcquireLockException("Others keep inserting the same keys");
    }

    /** Rows are written in the order of their keys, so that two instances wait for each other instead of deadlocking. */
    private static List<Integer> firstOfEachKey(List<NewRow> rows) {
        Map<List<Object>, Integer> first = LinkedHashMap.newLinkedHashMap(rows.size());
        for (int i = 0; i < rows.size(); i++) {
            first.putIfAbsent(rows.get(i).key(), i);
        }
        List<Integer> indexes = new ArrayList<>(first.values());
        indexes.sort((a, b) -> compare(rows.get(a).key(), rows.get(b).key()));
        return indexes;
    }

    private boolean inserted(
            JdbcTemplate jdbc, TransactionStatus transaction, List<NewRow> rows, List<Integer> wanted) {
        if (wanted.isEmpty()) {
            return true;
        }
        Object before = transaction.createSavepoint();
        try {
            Batches.run(jdbc, insert, wanted, (statement, index) -> {
                NewRow row = rows.get(index);
                int place = 1;
                for (Object value : row.key()) {
                    Columns.set(statement, place++, value);
                }
                for (Object value : row.others()) {
                    Columns.set(statement, place++, value);
                }
            });
            transaction.releaseSavepoint(before);
            return true;
        } catch (DuplicateKeyException e) {
            transaction.rollbackToSavepoint(before);
            return false;
        }
    }

    private Set<List<Object>> taken(JdbcTemplate jdbc, List<NewRow> rows, List<Integer> wanted) {
        Set<List<Object>> taken = new HashSet<>();
        for (int from = 0; from < wanted.size(); from += LOOKED_UP_AT_ONCE) {
            List<Integer> part = wanted.subList(from, Math.min(wanted.size(), from + LOOKED_UP_AT_ONCE));
            String tuple = "(" + String.join(",", Collections.nCopies(keyColumns.size(), "?")) + ")";
            String sql = lookUp + String.join(",", Collections.nCopies(part.size(), tuple)) + ")";
            jdbc.query(
                    sql,
                    statement -> {
                        int place = 1;
                        for (int index : part) {
                            for (Object value : rows.get(index).key()) {
                                Columns.set(statement, place++, value);
                            }
                        }
                    },
                    row -> {
                        taken.add(key(row));
                    });
        }
        return taken;
    }

    private List<Object> key(ResultSet row) throws SQLException {
        List<Object> key = new ArrayList<>(keyColumns.size());
        for (int i = 1; i <= keyColumns.size(); i++) {
            String column = row.getMetaData().getColumnName(i);
            key.add(
                    switch (keyColumns.get(i - 1)) {
                        case TEXT -> row.getString(i);
                        case INSTANT -> Columns.instant(row, column);
                        case MESSAGE_ID -> Columns.messageId(row, column);
                    });
        }
        return List.copyOf(key);
    }

    private static int compare(List<Object> a, List<Object> b) {
        for (int i = 0; i < a.size(); i++) {
            int order = switch (a.get(i)) {
                case String text -> text.compareTo((String) b.get(i));
                case Instant instant -> instant.compareTo((Instant) b.get(i));
                case MessageId id -> Long.compareUnsigned(id.value(), ((MessageId) b.get(i)).value());
                default -> throw new IllegalArgumentException("No key column holds " + a.get(i));
            };
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    private static BitSet bits(List<Integer> indexes) {
        BitSet bits = new BitSet();
        indexes.forEach(bits::set);
        return bits;
    }

    private static String quoted(List<String> names) {
        return "`" + String.join("`,`", names) + "`";
    }
}
