package io.dataflow.validation.quarantine;

import io.dataflow.contract.MessageId;
import io.dataflow.validation.rows.Columns;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
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

    private static final String COLUMNS =
            "q.id, q.received_at, q.source, q.topic, COALESCE(q.device_id, '') AS device_id,"
                    + " q.model, q.model_version, q.violations, OCTET_LENGTH(q.payload) AS payload_bytes, q.part, q.attempts,"
                    + " COALESCE(OCTET_LENGTH(q.mended), 0) AS mended_bytes, COALESCE(q.mended_device, '') AS mended_device,"
                    + " COALESCE(q.mended_model, '') AS mended_model, COALESCE(q.mended_by, '') AS mended_by, q.mended_at, ";

    private final JdbcTemplate jdbc;

    QuarantineReader(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** A page of refused readings, newest first; of long payloads the beginning. */
    public QuarantinePage page(QuarantineFilter filter, int size, Optional<QuarantinePage.Place> after) {
        var found = new QuarantineSearch(jdbc)
                .find(
                        "SELECT " + COLUMNS + "SUBSTRING(q.payload, 1, " + SHOWN_IN_LISTS
                                + ") AS shown, SUBSTRING(q.mended, 1, " + SHOWN_IN_LISTS + ") AS shown_mended",
                        (row, number) -> kept(row),
                        QuarantinePage.Kept::place,
                        new QuarantineSearch.Asked(filter, size, after));
        return new QuarantinePage(
                found.items(),
                found.next().map(QuarantinePage.Place::cursor).orElse(""),
                found.next()
                        .filter(place -> found.stopped())
                        .map(place -> place.receivedAt().toString())
                        .orElse(""));
    }

    /** The same reading with all of its payload; as it was found where it is gone meanwhile. */
    public QuarantinePage.Kept whole(QuarantinePage.Kept kept) {
        boolean cut =
                kept.payloadBytes() > SHOWN_IN_LISTS || !kept.mended().payload().isEmpty();
        return cut ? find(kept.place().id()).orElse(kept) : kept;
    }

    /** One refused reading, whole. */
    public Optional<QuarantinePage.Kept> find(MessageId id) {
        return jdbc
                .query(
                        "SELECT " + COLUMNS
                                + "q.payload AS shown, q.mended AS shown_mended FROM quarantined_reading AS q"
                                + " WHERE q.id = ?",
                        statement -> Columns.set(statement, 1, id),
                        (row, number) -> kept(row))
                .stream()
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
                length,
                row.getInt("part"),
                row.getInt("attempts"),
                amendment(row));
    }

    private static QuarantinePage.Amendment amendment(ResultSet row) throws SQLException {
        long length = row.getLong("mended_bytes");
        byte[] shown = row.getBytes("shown_mended");
        return new QuarantinePage.Amendment(
                shown == null ? "" : text(shown, shown.length < length).orElse(""),
                row.getString("mended_device"),
                row.getString("mended_model"),
                row.getString("mended_by"),
                row.getString("mended_by").isEmpty()
                        ? ""
                        : Columns.instant(row, "mended_at").toString());
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
