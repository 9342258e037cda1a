package io.dataflow.benchmarks.load;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;

/**
 * Readings of a fixed size, each with two values, an id of its own, and at a fixed place, to the microsecond, when it was due to be
 * sent. They fit the model that a new system begins with. A gateway's message is an array of them.
 */
public final class StampedPayload {

    /** No reading is smaller. */
    public static final int SMALLEST = 96;

    private static final String HEAD = "{\"timestamp\":0000000000000000,\"message_id\":\"";
    private static final String TAIL = "\",\"temperature\":00.00,\"humidity\":00.00";
    private static final String FILL = ",\"fill\":\"";
    private static final int MICROS_AT = 13;
    private static final int MICROS_DIGITS = 16;
    private static final int LEAST_DIGITS = SMALLEST - HEAD.length() - TAIL.length() - 1;
    private static final int MOST_DIGITS = 200;
    private static final int TEMPERATURE_AT = "\",\"temperature\":".length();
    private static final int HUMIDITY_AT = TEMPERATURE_AT + "00.00,\"humidity\":".length();
    private static final long GATEWAY_STEP_MICROS = 1_000;

    private final int bytes;
    private final int readings;
    private final int idDigits;
    private final byte[] template;

    /**
     * @param bytes of a reading
     * @param readings 1 for an object, more for an array
     */
    public StampedPayload(int bytes, int readings) {
        this.bytes = bytes;
        this.readings = readings;
        int spare = bytes - SMALLEST + LEAST_DIGITS;
        this.idDigits = spare <= MOST_DIGITS ? spare : LEAST_DIGITS;
        byte[] one = one(bytes, idDigits);
        this.template = readings == 1 ? one : array(one, readings);
    }

    /** What the model calls the id of reading {@code place} of a message, as text. */
    public String messageId(long number, int place) {
        byte[] digits = new byte[idDigits];
        putDigits(digits, 0, idDigits, number * readings + place);
        return new String(digits, StandardCharsets.US_ASCII);
    }

    /**
     * A payload with its number and its time, in microseconds of the epoch. The readings of a gateway were measured a millisecond
     * after one another, the last one at that time.
     */
    public byte[] at(long number, long micros) {
        byte[] payload = template.clone();
        int first = readings == 1 ? 0 : 1;
        for (int place = 0; place < readings; place++) {
            long measured = micros - (readings - 1 - place) * GATEWAY_STEP_MICROS;
            fill(payload, first + place * (bytes + 1), number * readings + place, measured);
        }
        return payload;
    }

    /** The time in a single reading of that many bytes that stands at the end of something longer. */
    public static long microsIn(byte[] entry, int payloadBytes) {
        long micros = 0;
        int from = entry.length - payloadBytes + MICROS_AT;
        for (int at = from; at < from + MICROS_DIGITS; at++) {
            micros = 10 * micros + (entry[at] - '0');
        }
        return micros;
    }

    /** Now, in microseconds of the epoch. */
    public static long nowMicros() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
    }

    private void fill(byte[] payload, int from, long id, long micros) {
        putDigits(payload, from + MICROS_AT, MICROS_DIGITS, micros);
        putDigits(payload, from + HEAD.length(), idDigits, id);
        int tail = from + HEAD.length() + idDigits;
        putHundredths(payload, tail + TEMPERATURE_AT, 1_500 + id % 1_500);
        putHundredths(payload, tail + HUMIDITY_AT, 3_000 + id * 7 % 3_000);
    }

    private static byte[] one(int bytes, int idDigits) {
        byte[] one = new byte[bytes];
        Arrays.fill(one, (byte) 'x');
        put(one, 0, HEAD);
        int after = HEAD.length() + idDigits;
        put(one, after, TAIL);
        int end = after + TAIL.length();
        if (end < bytes - 1) {
            put(one, end, FILL);
            one[bytes - 2] = '"';
        }
        one[bytes - 1] = '}';
        return one;
    }

    private static byte[] array(byte[] one, int readings) {
        byte[] array = new byte[1 + readings * (one.length + 1)];
        array[0] = '[';
        for (int place = 0; place < readings; place++) {
            int from = 1 + place * (one.length + 1);
            System.arraycopy(one, 0, array, from, one.length);
            array[from + one.length] = ',';
        }
        array[array.length - 1] = ']';
        return array;
    }

    private static void put(byte[] into, int from, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(bytes, 0, into, from, bytes.length);
    }

    private static void putHundredths(byte[] payload, int from, long hundredths) {
        putDigits(payload, from, 2, hundredths / 100);
        putDigits(payload, from + 3, 2, hundredths % 100);
    }

    private static void putDigits(byte[] payload, int from, int digits, long number) {
        long rest = number;
        for (int at = from + digits - 1; at >= from; at--) {
            payload[at] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
    }
}
