package io.dataflow.benchmarks.workload;

import io.dataflow.contract.DeviceId;
import io.dataflow.contract.MessageId;
import io.dataflow.contract.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * All readings of a run.
 *
 * @param count they are numbered from 0
 * @param httpPercent how many of a hundred go over HTTP, the others over MQTT
 * @param firstAt the time in the first reading that has one; each later one is a millisecond after it
 */
public record Workload(long seed, int count, int devices, int httpPercent, Instant firstAt) {

    private static final Pattern NUMBER = Pattern.compile("\"n\": ?(\\d{1,9})\\b");

    public Workload {
        if (count < 1 || devices < 1 || httpPercent < 0 || httpPercent > 100) {
            throw new IllegalArgumentException("There have to be readings, devices, and 0 to 100 percent over HTTP");
        }
        firstAt = Instant.ofEpochMilli(firstAt.toEpochMilli());
    }

    /** The number that stands in a payload or in a stored reading's extras. */
    public static OptionalInt numberIn(String json) {
        Matcher matcher = NUMBER.matcher(json);
        return matcher.find() ? OptionalInt.of(Integer.parseInt(matcher.group(1))) : OptionalInt.empty();
    }

    public boolean has(int number) {
        return number < count;
    }

    public boolean overHttp(int number) {
        return Long.remainderUnsigned(mix(number, 1), 100) < httpPercent;
    }

    public Form form(int number) {
        long dice = Long.remainderUnsigned(mix(number, 2), 100);
        if (dice < 35) {
            return Form.DATED;
        }
        if (dice < 60) {
            return Form.OWN_ID;
        }
        if (dice < 75) {
            return Form.OWN_ID_AND_DATED;
        }
        if (dice < 85) {
            return Form.PROPERTY_ID;
        }
        return dice < 95 ? Form.PLAIN : Form.BAD;
    }

    public String device(int number) {
        return "known-" + number % devices;
    }

    public String topic(int number) {
        return Topics.telemetry(new DeviceId(device(number)));
    }

    /** The user properties that go with a reading over MQTT. */
    public Map<String, String> properties(int number) {
        return form(number) == Form.PROPERTY_ID ? Map.of("message_id", ownId(number)) : Map.of();
    }

    /** The id that a reading has to be stored under, where it has one of its own. */
    public Optional<MessageId> messageId(int number) {
        return form(number).hasOwnId() ? Optional.of(MessageId.ofOwnId(ownId(number))) : Optional.empty();
    }

    /** The time that a reading has to be stored under, where it has one. */
    public Optional<Instant> measuredAt(int number) {
        return form(number).dated() ? Optional.of(firstAt.plusMillis(number)) : Optional.empty();
    }

    /** From −40.00 to 125.00. */
    public double temperature(int number) {
        return (Long.remainderUnsigned(mix(number, 3), 16_501) - 4_000) / 100.0;
    }

    /** From 0.00 to 100.00. */
    public double humidity(int number) {
        return Long.remainderUnsigned(mix(number, 4), 10_001) / 100.0;
    }

    /** What is sent; the same each time. */
    public byte[] payload(int number) {
        StringBuilder json = new StringBuilder(160).append("{\"device_id\":\"").append(device(number));
        json.append("\",\"n\":").append(number);
        measuredAt(number).ifPresent(instant -> json.append(",\"timestamp\":").append(instant.toEpochMilli()));
        if (form(number).hasOwnId() && (form(number) != Form.PROPERTY_ID || overHttp(number))) {
            json.append(",\"message_id\":\"").append(ownId(number)).append('"');
        }
        String values = form(number) == Form.BAD ? badValues(number) : goodValues(number);
        return json.append(values).toString().getBytes(StandardCharsets.UTF_8);
    }

    private String goodValues(int number) {
        return String.format(
                Locale.ROOT, ",\"temperature\":%.2f,\"humidity\":%.2f}", temperature(number), humidity(number));
    }

    private static String badValues(int number) {
        return switch (number % 3) {
            case 0 -> ",\"temperature\":999}";
            case 1 -> ",\"temperature\":\"warm\"}";
            default -> ",\"distance\":-1,\"temperature\":20.5}";
        };
    }

    private String ownId(int number) {
        return "own-" + Long.toUnsignedString(seed, 36) + "-" + number;
    }

    /** Spreads seed, number and purpose over all 64 bits (the finalizer of SplitMix64). */
    private long mix(int number, int purpose) {
        long bits = seed + 0x9E3779B97F4A7C15L * ((long) number << 4 | purpose);
        bits = (bits ^ bits >>> 30) * 0xBF58476D1CE4E5B9L;
        bits = (bits ^ bits >>> 27) * 0x94D049BB133111EBL;
        return bits ^ bits >>> 31;
    }
}
