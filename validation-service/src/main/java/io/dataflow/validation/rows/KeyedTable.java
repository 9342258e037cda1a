package io.dataflow.validation.rows;

import io.dataflow.contract.MessageId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.TransactionStatus;

/**
 * A table into which rows go once, whoever sends them and however often. It tells exactly which rows were new, which {@code INSERT
 * IGNORE} doesn't: the usual case is a plain INSERT; only where a key is taken already are the taken ones looked up and left out.
 */
public final class KeyedTable {

    private static final int LOOKED_UP_AT_ONCE = 500;
    private static final int MOST_ROUNDS = 8;

    private final List<Key> keyColumns;
    private final ManyRows insert;
    private final String lookUp;
    private final String isKey;

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
        this.insert = new ManyRows(
                "INSERT INTO `" + table + "` (" + quoted(all) + ") VALUES ", ManyRows.places(all.size()), "");
        String keys = quoted(List.copyOf(key.keySet()));
        this.lookUp = "SELECT " + keys + " FROM `" + table + "` WHERE ";
        this.isKey = "(`" + String.join("` = ? AND `", key.keySet()) + "` = ?)";
    }

    /**
     * Inserts the rows whose key is not there yet, within the transaction.
     *
     * @param rows the values of all columns, those of the key first and each a String, an Instant or a {@link MessageId}
     * @return which of the rows were new; of several with one key at most the first
     */
    public BitSet insertNew(JdbcTemplate jdbc, TransactionStatus transaction, List<@Nullable Object[]> rows) {
        List<Integer> wanted = firstOfEachKey(rows);
        for (int round = 0; round < MOST_ROUNDS; round++) {
            if (inserted(jdbc, transaction, rows, wanted)) {
                return bits(wanted);
            }
            Set<List<@Nullable Object>> taken = taken(jdbc, rows, wanted);
            wanted = wanted.stream()
                    .filter(index -> !taken.contains(key(rows.get(index))))
                    .toList();
        }
        throw new CannotAcquireLockException("Others keep inserting the same keys");
    }

    /** Rows are written in the order of their keys, so that two instances wait for each other instead of deadlocking. */
    private List<Integer> firstOfEachKey(List<@Nullable Object[]> rows) {
        Integer[] order = new Integer[rows.size()];
        Arrays.setAll(order, index -> index);
        Arrays.sort(order, (a, b) -> compare(rows.get(a), rows.get(b)));
        List<Integer> first = new ArrayList<>(order.length);
        for (Integer index : order) {
            if (first.isEmpty() || compare(rows.get(first.getLast()), rows.get(index)) != 0) {
                first.add(index);
            }
        }
        return first;
    }

    private boolean inserted(
            JdbcTemplate jdbc, TransactionStatus transaction, List<@Nullable Object[]> rows, List<Integer> wanted) {
        if (wanted.isEmpty()) {
            return true;
        }
        Object before = transaction.createSavepoint();
        try {
            insert.write(jdbc, wanted.stream().map(rows::get).toList());
            transaction.releaseSavepoint(before);
            return true;
        } catch (DuplicateKeyException e) {
            transaction.rollbackToSavepoint(before);
            return false;
        }
    }

    private Set<List<@Nullable Object>> taken(JdbcTemplate jdbc, List<@Nullable Object[]> rows, List<Integer> wanted) {
        Set<List<@Nullable Object>> taken = new HashSet<>();
        for (int from = 0; from < wanted.size(); from += LOOKED_UP_AT_ONCE) {
            List<Integer> part = wanted.subList(from, Math.min(wanted.size(), from + LOOKED_UP_AT_ONCE));
            // Not as rows IN (…): where those are parameters, MySQL 9.7 finds nothing in a partitioned table.
            String sql = lookUp + String.join(" OR ", Collections.nCopies(part.size(), isKey));
            jdbc.query(
                    sql,
                    statement -> {
                        int place = 1;
                        for (int index : part) {
                            for (Object value : key(rows.get(index))) {
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

    private List<@Nullable Object> key(@Nullable Object[] row) {
        return Arrays.asList(row).subList(0, keyColumns.size());
    }

    private List<@Nullable Object> key(ResultSet row) throws SQLException {
        List<@Nullable Object> key = new ArrayList<>(keyColumns.size());
        for (int i = 1; i <= keyColumns.size(); i++) {
            String column = row.getMetaData().getColumnName(i);
            key.add(
                    switch (keyColumns.get(i - 1)) {
                        case TEXT -> row.getString(i);
                        case INSTANT -> Columns.instant(row, column);
                        case MESSAGE_ID -> Columns.messageId(row, column);
                    });
        }
        return key;
    }

    private int compare(@Nullable Object[] a, @Nullable Object[] b) {
        for (int i = 0; i < keyColumns.size(); i++) {
            int order = switch (a[i]) {
                case String text -> text.compareTo((String) b[i]);
                case Instant instant -> instant.compareTo((Instant) b[i]);
                case MessageId id -> Long.compareUnsigned(id.value(), ((MessageId) b[i]).value());
                case null, default -> throw new IllegalArgumentException("No key column holds " + a[i]);
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
