package io.dataflow.validation.history;

import io.dataflow.contract.MessageId;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A page of stored readings, newest first.
 *
 * @param nextCursor to be handed in for the next page; empty on the last
 */
public record Entries(List<Entry> entries, String nextCursor) {

    public Entries {
        entries = List.copyOf(entries);
    }

    /**
     * A reading as it is stored.
     *
     * @param values the fields that were sent, in the model's order
     * @param extras the fields that the model doesn't know
     */
    public record Entry(
            String model,
            String device,
            Instant ts,
            Instant receivedAt,
            String messageId,
            Map<String, Object> values,
            Map<String, Object> extras) {

        public Entry {
            values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
            extras = Collections.unmodifiableMap(new LinkedHashMap<>(extras));
        }

        Place place() {
            return new Place(ts, device, new MessageId(Long.parseUnsignedLong(messageId, 16)));
        }
    }

    /** Where a page ends. */
    public record Place(Instant ts, String device, MessageId messageId) {

        String cursor() {
            return ts.toEpochMilli() + "~" + messageId + "~" + device;
        }

        /** @throws IllegalArgumentException if no answer of ours held it */
        public static Place of(String cursor) {
            String[] parts = cursor.split("~", 3);
            if (parts.length != 3) {
                throw new IllegalArgumentException("Not a cursor");
            }
            return new Place(
                    Instant.ofEpochMilli(Long.parseLong(parts[0])),
                    parts[2],
                    new MessageId(Long.parseUnsignedLong(parts[1], 16)));
        }
    }
}
