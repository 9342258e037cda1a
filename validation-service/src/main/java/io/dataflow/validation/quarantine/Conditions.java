package io.dataflow.validation.quarantine;

import io.dataflow.validation.rows.Columns;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A filter as SQL, in two halves: what an index leads to in the order of receipt, and what has to be looked at row by row. So that
 * the second never takes longer than it may, it looks at a window of so many rows of the first.
 */
final class Conditions {

    private final StringBuilder led = new StringBuilder();
    private final List<Object> ledParameters = new ArrayList<>();
    private final StringBuilder rest = new StringBuilder();
    private final List<Object> restParameters = new ArrayList<>();
    private String index = "quarantined_reading_time";

    Conditions(QuarantineFilter filter, Optional<QuarantinePage.Place> after) {
        lead("device_id", "device", filter.device());
        lead("rule_broken", "rule", filter.rule().map(QuarantineTable::cutText));
        lead("model", "model", filter.model());
        lead("source", "source", filter.source());
        if (filter.from() != null) {
            led(" AND received_at >= ?", filter.from());
        }
        if (filter.to() != null) {
            led(" AND received_at < ?", filter.to());
        }
        after.ifPresent(place -> led(
                " AND received_at <= ? AND (received_at < ? OR id < ?)",
                place.receivedAt(),
                place.receivedAt(),
                place.id()));
        filter.pointer().ifPresent(this::pointer);
        filter.version().ifPresent(version -> rest(" AND q.model_version = ?", version));
        filter.topic().ifPresent(this::topic);
        filter.state().ifPresent(this::state);
        filter.text().ifPresent(this::text);
    }

    /** Whether rows have to be looked at one by one. */
    boolean hasRest() {
        return !rest.isEmpty();
    }

    /**
     * What stands after the SELECT and its columns of {@code q}: from the newest on, of at most so many rows.
     *
     * @param window how many rows are looked at
     */
    String from(int window) {
        return " FROM (SELECT id" + ledRows() + " LIMIT " + window + ") AS w STRAIGHT_JOIN quarantined_reading AS q"
                + " ON q.id = w.id WHERE 1 = 1" + rest;
    }

    /** Counts the rows of a window that it is true of, from the index alone where that is enough. */
    String count(int window) {
        return hasRest()
                ? "SELECT COUNT(*) AS n" + from(window)
                : "SELECT COUNT(*) AS n FROM (SELECT id" + ledRows() + " LIMIT " + window + ") AS w";
    }

    /** The place of the last row of the window, if there are as many rows. */
    String endOfWindow(int window) {
        return "SELECT received_at, id" + ledRows() + " LIMIT 1 OFFSET " + (window - 1);
    }

    private String ledRows() {
        return " FROM quarantined_reading FORCE INDEX (" + index + ") WHERE 1 = 1" + led
                + " ORDER BY received_at DESC, id DESC";
    }

    void bind(PreparedStatement statement) throws SQLException {
        int place = bindLed(statement);
        for (Object parameter : restParameters) {
            Columns.set(statement, place++, parameter);
        }
    }

    int bindLed(PreparedStatement statement) throws SQLException {
        int place = 1;
        for (Object parameter : ledParameters) {
            Columns.set(statement, place++, parameter);
        }
        return place;
    }

    /** The first column that is asked for leads; a further one is looked at row by row. */
    private void lead(String column, String indexName, Optional<String> value) {
        if (value.isEmpty()) {
            return;
        }
        if (led.isEmpty()) {
            index = "quarantined_reading_" + indexName;
            led(" AND " + column + " = ?", value.get());
        } else {
            rest(" AND q." + column + " = ?", value.get());
        }
    }

    private void pointer(String pointer) {
        if (pointer.startsWith("/*")) {
            rest(" AND q.part >= 0 AND q.pointer REGEXP ?", "^/[0-9]+" + escaped(pointer.substring(2)) + "$");
        } else {
            rest(" AND q.pointer = ?", pointer);
        }
    }

    private void topic(String topic) {
        if (QuarantineFilter.hasWildcards(topic)) {
            rest(" AND q.topic REGEXP ?", pattern(topic));
        } else {
            rest(" AND LEFT(q.topic, ?) = ?", topic.codePointCount(0, topic.length()), topic);
        }
    }

    private void state(QuarantineFilter.State state) {
        rest.append(
                switch (state) {
                    case NEW -> " AND q.attempts = 0";
                    case REFUSED_AGAIN -> " AND q.attempts > 0";
                    case MENDED ->
                        " AND (q.mended IS NOT NULL OR q.mended_device IS NOT NULL OR q.mended_model IS NOT NULL)";
                });
    }

    private void text(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        rest(" AND (INSTR(q.payload, ?) > 0 OR INSTR(q.mended, ?) > 0)", bytes, bytes);
    }

    /** What topics of a filter look like. */
    static String pattern(String filter) {
        StringBuilder pattern = new StringBuilder("^");
        String[] levels = filter.split("/", -1);
        for (int i = 0; i < levels.length; i++) {
            if (levels[i].equals("#")) {
                return pattern.append(i == 0 ? "" : "(/.*)?")
                        .append(i == 0 ? "" : "$")
                        .toString();
            }
            pattern.append(i == 0 ? "" : "/").append(levels[i].equals("+") ? "[^/]*" : escaped(levels[i]));
        }
        return pattern.append('$').toString();
    }

    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            escaped.append(c < 128 && !Character.isLetterOrDigit(c) && c != '_' ? "\\" : "")
                    .append(c);
        }
        return escaped.toString();
    }

    private void led(String condition, Object... parameters) {
        led.append(condition);
        ledParameters.addAll(List.of(parameters));
    }

    private void rest(String condition, Object... parameters) {
        rest.append(condition);
        restParameters.addAll(List.of(parameters));
    }
}
