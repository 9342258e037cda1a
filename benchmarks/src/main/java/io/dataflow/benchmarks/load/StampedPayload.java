package io.dataflow.benchmarks.load;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;

/** A reading of a fixed size that says at a fixed place, to the microsecond, when it was due to be sent. */
public final class StampedPayload {

    /** No payload is smaller. */
    public static final int SMALLEST = 96;

    private static final String BEGINNING =
            "{\"sent_us\":0000000000000000,\"timestamp\":0000000000000,\"temperature\":21.53,\"fill\":\"";
    private static final int MICROS_AT = 11;
    private static final int MICROS_DIGITS = 16;
    private static final int MILLIS_AT = 40;
    private static final int MILLIS_DIGITS = 13;

    private final byte[] template;

    public StampedPayload(int bytes) {
        template = new byte[bytes];
        Arrays.fill(template, (byte) 'x');
        byte[] beginning = BEGINNING.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(beginning, 0, template, 0, beginning.length);
        template[bytes - 2] = '"';
        template[bytes - 1] = '}';
    }

    /** A payload with its time, in microseconds of the epoch. */
    public byte[] at(long micros) {
        byte[] payload = template.clone();
        putDigits(payload, MICROS_AT, MICROS_DIGITS, micros);
        putDigits(payload, MILLIS_AT, MILLIS_DIGITS, micros / 1000);
        return payload;
    }

    /** The time in a payload of that many bytes that stands at the end of something longer. */
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

    private static void putDigits(byte[] payload, int from, int digits, long number) {
        long rest = number;
        for (int at = from + digits - 1; at >= from; at--) {
            payload[at] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
    }
}
