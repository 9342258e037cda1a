package io.dataflow.validation.quarantine;

import io.dataflow.validation.quarantine.mending.Amended;
import io.dataflow.validation.rows.KeyedTable;
import java.time.Instant;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionStatus;

/** Writes refused readings into quarantine. */
@Component
public class QuarantineTable {

    private static final int MOST_BYTES = 4 * 1024 * 1024;
    private static final int LONGEST_TOPIC = 500;
    private static final int LONGEST_TEXT = 250;
    private static final int LONGEST_CONTENT_TYPE = 200;

    private static final KeyedTable TABLE = new KeyedTable(
            "quarantined_reading",
            Map.of("id", KeyedTable.Key.MESSAGE_ID),
            List.of(
                    "received_at",
                    "source",
                    "topic",
                    "device_id",
                    "content_type",
                    "properties",
                    "model",
                    "model_version",
                    "rule_broken",
                    "pointer",
                    "violations",
                    "payload",
                    "delivery_id",
                    "sender",
                    "part",
                    "pack",
                    "mended",
                    "mended_device",
                    "mended_model",
                    "mended_time",
                    "mended_by",
                    "mended_at"));

    private final QuarantineTotals totals;

    QuarantineTable(QuarantineTotals totals) {
        this.totals = totals;
    }

    /**
     * Adds those that are not there yet, within the transaction, and counts them.
     *
     * @return which of them were new
     */
    public BitSet add(JdbcTemplate jdbc, TransactionStatus transaction, List<RejectedReading> readings) {
        if (readings.isEmpty()) {
            return new BitSet();
        }
        return insert(
                jdbc,
                transaction,
                readings.stream().map(reading -> row(reading, Amendment.NONE)).toList());
    }

    /** Adds readings of a message that was kept as a whole, as what it was mended to. */
    void addParts(JdbcTemplate jdbc, TransactionStatus transaction, List<MendedPart> parts) {
        insert(
                jdbc,
                transaction,
                parts.stream().map(part -> row(part.reading(), part.mended())).toList());
    }

    /** What a person made of a reading. */
    record Amendment(
            Amended amended, @Nullable String by, @Nullable Instant at) {

        static final Amendment NONE = new Amendment(Amended.NOT, null, null);
    }

    /** One of several readings of a message that was kept as a whole. */
    record MendedPart(RejectedReading reading, Amendment mended) {}

    private BitSet insert(JdbcTemplate jdbc, TransactionStatus transaction, List<@Nullable Object[]> rows) {
        BitSet added = TABLE.insertNew(jdbc, transaction, rows);
        if (!added.isEmpty()) {
            totals.entered(jdbc, added.cardinality());
        }
        return added;
    }

    private static @Nullable Object[] row(RejectedReading reading, Amendment mended) {
        var first = reading.violations().getFirst();
        return new @Nullable Object[] {
            reading.id(),
            reading.receivedAt(),
            reading.source(),
            cut(reading.topic(), LONGEST_TOPIC),
            reading.device().map(Object::toString).orElse(null),
            reading.contentType().map(type -> cut(type, LONGEST_CONTENT_TYPE)).orElse(null),
            ViolationsJson.write(reading.properties()),
            reading.model(),
            reading.modelVersion(),
            cut(first.rule(), LONGEST_TEXT),
            cut(first.pointer(), LONGEST_TEXT),
            ViolationsJson.write(reading.violations()),
            kept(reading.payload()),
            reading.origin().deliveryId().isEmpty()
                    ? null
                    : reading.origin().deliveryId().getAsLong(),
            reading.origin().device().map(Object::toString).orElse(null),
            reading.origin().index(),
            reading.origin().pack(),
            mended.amended().payload().orElse(null),
            mended.amended().device().map(Object::toString).orElse(null),
            mended.amended().model().map(Object::toString).orElse(null),
            mended.amended().timeGiven(),
            mended.by(),
            mended.at()
        };
    }

    /** So much fits into one statement, however the driver has to escape it, with the usual settings of every server. */
    private static byte[] kept(byte[] payload) {
        return payload.length <= MOST_BYTES ? payload : Arrays.copyOf(payload, MOST_BYTES);
    }

    static String cutText(String text) {
        return cut(text, LONGEST_TEXT);
    }

    private static String cut(String text, int longest) {
        return text.codePointCount(0, text.length()) <= longest
                ? text
                : text.substring(0, text.offsetByCodePoints(0, longest));
    }
}
