package io.dataflow.validation;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Readings with known contents, as devices publish them. */
final class Published {

    static final List<String> MALFORMED = List.of(
            "not json at all",
            "{\"temperature\": 21.5",
            "{\"temperature\": \"21.5\"}",
            "{\"temperature\": 999}",
            "{\"humidity\": -1}",
            "{\"device_id\": \"somebody_else\", \"temperature\": 20}",
            "{\"timestamp\": \"yesterday\", \"temperature\": 20}",
            "{\"timestamp\": 1, \"temperature\": 20}",
            "{\"temperature\": NaN}",
            "{\"temperature\": 1, \"temperature\": 2}",
            "{}",
            "[]",
            "",
            "{\"temperature\": 1e999}",
            "{\"note\": \"\\ud800\", \"temperature\": 20}",
            "{\"note\": \"\\u0000\", \"temperature\": 20}",
            "{\"note\": " + "[".repeat(40) + "]".repeat(40) + ", \"temperature\": 20}");

    private Published() {}

    /** Well-formed readings of some devices, a second apart. */
    static List<byte[]> readings(int count, int devices, Instant from, Random random) {
        List<byte[]> entries = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            String device = "sensor_%03d".formatted(i % devices);
            Instant at = from.plusMillis(1000L * (i / devices) + i % 7);
            entries.add(Buffer.published(device, reading(device, at, random)));
        }
        return entries;
    }

    static String reading(String device, Instant at, Random random) {
        return String.format(
                Locale.ROOT,
                "{\"device_id\":\"%s\",\"temperature\":%.1f,\"humidity\":%d,\"distance\":%.2f,\"timestamp\":\"%s\"}",
                device,
                -40 + random.nextInt(1650) / 10.0,
                random.nextInt(101),
                random.nextInt(40000) / 100.0,
                at);
    }

    static byte[] malformed(int number) {
        byte[] payload = MALFORMED.get(number % MALFORMED.size()).getBytes(StandardCharsets.UTF_8);
        return Buffer.published("sensor_%03d".formatted(number % 100), new String(payload, StandardCharsets.UTF_8));
    }
}
