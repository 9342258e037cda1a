package io.dataflow.validation.quarantine;

import io.dataflow.validation.rows.KeyedTable;
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
                    "payload"));

    /**
     * Adds those that are not there yet, within the transaction.
     *
     * @return which of them were new
     */
    public BitSet add(JdbcTemplate jdbc, TransactionStatus transaction, List<RejectedReading> readings) {
        return TABLE.insertNew(
                jdbc, transaction, readings.stream().map(QuarantineTable::row).toList());
    }

    private static @Nullable Object[] row(RejectedReading reading) {
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
            kept(reading.payload())
        };
    }

    /** So much fits into one statement, however the driver has to escape it, with the usual settings of every server. */
    private static byte[] kept(byte[] payload) {
        return payload.length <= MOST_BYTES ? payload : Arrays.copyOf(payload, MOST_BYTES);
    }

    private static String cut(String text, int longest) {
        return text.codePointCount(0, text.length()) <= longest
                ? text
                : text.substring(0, text.offsetByCodePoints(0, longest));
    }
}
