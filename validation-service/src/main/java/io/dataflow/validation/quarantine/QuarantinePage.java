package io.dataflow.validation.quarantine;

import io.dataflow.contract.MessageId;
import io.dataflow.contract.Violation;
import java.time.Instant;
import java.util.List;

/**
 * A page of refused readings, newest first.
 *
 * @param nextCursor to be handed in for the next page; empty on the last
 * @param searchedTo where so many readings had to be looked at that it stopped before the page was full: the time of the last;
 *     else empty
 */
public record QuarantinePage(List<Kept> readings, String nextCursor, String searchedTo) {

    public QuarantinePage {
        readings = List.copyOf(readings);
    }

    /**
     * A refused reading as it is kept.
     *
     * @param device empty where nobody knows
     * @param payload what was sent, as text where it is UTF-8
     * @param payloadBase64 what was sent, where it is no UTF-8
     * @param payloadBytes how long it is; the lists show the beginning of a long one
     * @param part its place among the readings of its message, from 0; −1 where all of the message is kept
     * @param attempts how often it was replayed and refused again
     */
    public record Kept(
            String id,
            Instant receivedAt,
            String source,
            String topic,
            String device,
            String model,
            int modelVersion,
            List<Violation> violations,
            String payload,
            String payloadBase64,
            long payloadBytes,
            int part,
            int attempts,
            Amendment mended) {

        public Kept {
            violations = List.copyOf(violations);
        }

        Place place() {
            return new Place(receivedAt, new MessageId(Long.parseUnsignedLong(id, 16)));
        }
    }

    /**
     * What it was mended to and refused as nevertheless; empty texts where it was not.
     *
     * @param payload what is judged in the place of what was sent
     * @param device whose it is said to be
     * @param model that it is judged by, whatever its source or topic is bound to
     */
    public record Amendment(String payload, String device, String model, String by, String at) {}

    /** How many readings were refused for a reason first of all. */
    public record Reason(String rule, String pointer, long count, Instant lastAt) {}

    /** Where a page ends. */
    public record Place(Instant receivedAt, MessageId id) {

        String cursor() {
            return receivedAt.toEpochMilli() + "~" + id;
        }

        /** @throws IllegalArgumentException if no answer of ours held it */
        public static Place of(String cursor) {
            String[] parts = cursor.split("~", 2);
            if (parts.length != 2) {
                throw new IllegalArgumentException("Not a cursor");
            }
            return new Place(
                    Instant.ofEpochMilli(Long.parseLong(parts[0])),
                    new MessageId(Long.parseUnsignedLong(parts[1], 16)));
        }
    }
}
