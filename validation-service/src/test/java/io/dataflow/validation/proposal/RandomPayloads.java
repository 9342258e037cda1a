package io.dataflow.validation.proposal;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Payloads of one random kind: some fields with a kind of value each, now and then absent, null, or something else. */
final class RandomPayloads {

    private static final List<String> NAMES = List.of(
            "temperature",
            "humidity",
            "lat",
            "a",
            "A",
            "température",
            "温度",
            "x y",
            "device",
            "deviceId",
            "ts",
            "time",
            "started_at",
            "count",
            "values",
            "e",
            "\\\"quoted\\\"",
            "pm2.5",
            "state",
            "t");

    private final Random random;
    private final Map<String, Supplier<String>> fields = new TreeMap<>();
    private final int strange;

    RandomPayloads(Random random) {
        this.random = random;
        this.strange = random.nextInt(3) == 0 ? 10 : Integer.MAX_VALUE;
        fields.put("always", () -> "1");
        for (int i = random.nextInt(8); i >= 0; i--) {
            fields.put(NAMES.get(random.nextInt(NAMES.size())), kind());
        }
    }

    String next() {
        return fields.entrySet().stream()
                .filter(field -> field.getKey().equals("always") || random.nextInt(10) > 0)
                .map(field -> "\"" + field.getKey() + "\":" + value(field.getValue()))
                .collect(Collectors.joining(",", "{", "}"));
    }

    private String value(Supplier<String> usual) {
        return strange < Integer.MAX_VALUE && random.nextInt(strange) == 0 ? kind().get() : usual.get();
    }

    private Supplier<String> kind() {
        double size = Math.pow(10, random.nextInt(30) - 10);
        int length = 1 << random.nextInt(13);
        return switch (random.nextInt(12)) {
            case 0 -> () -> Integer.toString(random.nextInt(200) - 100);
            case 1 -> () -> Double.toString(random.nextGaussian() * size);
            case 2 -> () -> Long.toString(random.nextLong());
            case 3 -> () -> "\"" + (random.nextBoolean() ? "on" : "off") + "\"";
            case 4 -> () -> "\"" + "ä🌡".repeat(random.nextInt(length)) + "\"";
            case 5 -> () -> Boolean.toString(random.nextBoolean());
            case 6 ->
                () -> "\"2025-10-0" + (1 + random.nextInt(9)) + "T10:45:00" + (random.nextBoolean() ? "Z" : "") + "\"";
            case 7 -> () -> Long.toString(1_700_000_000L + random.nextInt(50_000_000));
            case 8 -> () -> "null";
            case 9 -> () -> "{\"a\":" + random.nextInt() + "}";
            case 10 -> () -> "[" + random.nextInt() + "]";
            default -> () -> "\"dev-" + random.nextInt(100) + "\"";
        };
    }
}
