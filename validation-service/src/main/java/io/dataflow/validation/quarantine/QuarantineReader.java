package io.dataflow.validation.quarantine;

import io.dataflow.contract.MessageId;
import io.dataflow.validation.rows.Columns;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** What is in quarantine. */
@Component
public class QuarantineReader {

    private static final int SHOWN_IN_LISTS = 2_000;
    private static final int LONGEST_CHARACTER = 4;

    private static final String COLUMNS = "SELECT id, received_at, source, topic, COALESCE(device_id, '') AS device_id,"
            + " model, model_version, violations, OCTET_LENGTH(payload) AS payload_bytes, ";

    private final JdbcTemplate jdbc;

    QuarantineReader(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Which readings are asked for.
     *
     * @param rule only those that broke it first of all
     */
    public record Filter(Optional<String> rule, Optional<String> device) {

        /** All of them. */
        public static final Filter ALL = new Filter(Optional.empty(), Optional.empty());
    }

    /** A page of refused readings, newest first; of long payloads the beginning. */
    public QuarantinePage page(Filter filter, int size, Optional<QuarantinePage.Place> after) {
        List<Object> parameters = new ArrayList<>();
        StringBuilder where = new StringBuilder(" WHERE 1 = 1");
        filter.rule().ifPresent(rule -> {
            where.append(" AND rule_broken = ?");
            parameters.add(rule);
        });
        filter.device().ifPresent(device -> {
            where.append(" AND device_id = ?");
            parameters.add(device);
        });
        after.ifPresent(place -> {
            where.append(" AND received_at <= ? AND (received_at < ? OR id < ?)");
            parameters.addAll(List.of(place.receivedAt(), place.receivedAt(), place.id()));
        });
        String sql = COLUMNS + "SUBSTRING(payload, 1, " + SHOWN_IN_LISTS + ") AS shown FROM quarantined_reading" + where
                + " ORDER BY received_at DESC, id DESC LIMIT " + (size + 1);
        return page(query(sql, parameters), size);
    }

    /** One refused reading, whole. */
    public Optional<QuarantinePage.Kept> find(MessageId id) {
        return query(COLUMNS + "payload AS shown FROM quarantined_reading WHERE id = ?", List.of(id)).stream()
                .findFirst();
    }

    /** How many were refused for which first reason, the most frequent first. */
    public List<QuarantinePage.Reason> reasons(Instant from, Instant to) {
        return jdbc.query(
                "SELECT rule_broken, pointer, COUNT(*) AS refused, MAX(received_at) AS last_at FROM quarantined_reading"
                        + " WHERE received_at >= ? AND received_at < ? GROUP BY rule_broken, pointer"
                        + " ORDER BY refused DESC, rule_broken, pointer LIMIT 200",
                (row, number) -> new QuarantinePage.Reason(
                        row.getString("rule_broken"),
                        row.getString("pointer"),
                        row.getLong("refused"),
                        Columns.instant(row, "last_at")),
                Columns.utc(from),
                Columns.utc(to));
    }

    private List<QuarantinePage.Kept> query(String sql, List<Object> parameters) {
        return jdbc.query(
                sql,
                statement -> {
                    for (int i = 0; i < parameters.size(); i++) {
                        Columns.set(statement, i + 1, parameters.get(i));
                    }
                },
                (row, number) -> kept(row));
    }

    private static QuarantinePage page(List<QuarantinePage.Kept> found, int size) {
        boolean more = found.size() > size;
        List<QuarantinePage.Kept> page = more ? found.subList(0, size) : found;
        return new QuarantinePage(page, more ? page.getLast().place().cursor() : "");
    }

    private static QuarantinePage.Kept kept(ResultSet row) throws SQLException {
        long length = row.getLong("payload_bytes");
        byte[] shown = row.getBytes("shown");
        Optional<String> text = text(shown, shown.length < length);
        return new QuarantinePage.Kept(
                Columns.messageId(row, "id").toString(),
                Columns.instant(row, "received_at"),
                row.getString("source"),
                row.getString("topic"),
                row.getString("device_id"),
                row.getString("model"),
                row.getInt("model_version"),
                ViolationsJson.read(row.getString("violations")),
                text.orElse(""),
                text.isPresent() ? "" : Base64.getEncoder().encodeToString(shown),
                length);
    }

    /** The bytes as text if they are UTF-8; where they were cut, the last character may be missing. */
    private static Optional<String> text(byte[] bytes, boolean cut) {
        int most = cut ? Math.min(LONGEST_CHARACTER, bytes.length) : 1;
        for (int less = 0; less < most; less++) {
            try {
                byte[] whole = less == 0 ? bytes : Arrays.copyOf(bytes, bytes.length - less);
                return Optional.of(StandardCharsets.UTF_8
                        .newDecoder()
                        .decode(ByteBuffer.wrap(whole))
                        .toString());
            } catch (CharacterCodingException e) {
                continue;
            }
        }
        return bytes.length == 0 ? Optional.of("") : Optional.empty();
    }
}
