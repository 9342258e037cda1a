package io.dataflow.benchmarks.hostile;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/** Payloads that no decent device sends. What is drawn follows from the random numbers. */
final class Payloads {

    private static final int DEEP = 100_000;
    private static final String GOOD = "{\"device_id\":\"d-1\",\"temperature\":21.5,\"timestamp\":1764000000000}";

    private final SplittableRandom random;
    private final List<Supplier<byte[]>> kinds = List.of(
            this::noise,
            this::mutated,
            this::truncated,
            this::wrongUtf8,
            this::nested,
            this::nulBytes,
            this::duplicateKeys,
            this::numbers,
            this::trifles,
            this::encodings,
            this::longTexts,
            this::manyFields,
            this::strangeKeys,
            this::times,
            this::types,
            this::ids,
            this::almostJson,
            this::injections);

    Payloads(SplittableRandom random) {
        this.random = random;
    }

    byte[] next() {
        return kinds.get(random.nextInt(kinds.size())).get();
    }

    private byte[] noise() {
        byte[] bytes = new byte[random.nextInt(2_000)];
        random.nextBytes(bytes);
        return bytes;
    }

    private byte[] mutated() {
        byte[] bytes = utf8(GOOD);
        for (int i = 0; i <= random.nextInt(4); i++) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return bytes;
    }

    private byte[] truncated() {
        return utf8(GOOD.substring(0, random.nextInt(GOOD.length())));
    }

    private byte[] wrongUtf8() {
        byte[][] wrong = {
            {(byte) 0xC0, (byte) 0xAF},
            {(byte) 0xED, (byte) 0xA0, (byte) 0x80},
            {(byte) 0xFF, (byte) 0xFE},
            {(byte) 0xF8, (byte) 0x88, (byte) 0x80, (byte) 0x80, (byte) 0x80},
            {(byte) 0xE2, (byte) 0x82}
        };
        return joined(utf8("{\"temperature\":20,\"note\":\""), wrong[random.nextInt(wrong.length)], utf8("\"}"));
    }

    private byte[] nested() {
        return switch (random.nextInt(4)) {
            case 0 -> utf8("[".repeat(DEEP));
            case 1 -> utf8("{\"a\":".repeat(DEEP));
            case 2 -> utf8("{\"temperature\":" + "[".repeat(DEEP) + "1" + "]".repeat(DEEP) + "}");
            default -> utf8("[".repeat(DEEP) + "]".repeat(DEEP));
        };
    }

    private byte[] nulBytes() {
        return switch (random.nextInt(4)) {
            case 0 -> new byte[1 + random.nextInt(100)];
            case 1 -> utf8("{\"temperature\":20,\"note\":\"a\0b\"}");
            case 2 -> utf8("{\"temperature\":20,\"note\":\"a\\u0000b\"}");
            default -> utf8("{\"device_id\":\"d\\u0000\",\"temperature\":20}\0");
        };
    }

    private byte[] duplicateKeys() {
        return utf8("{\"temperature\":20,\"temperature\":" + random.nextInt(100) + ",\"temp\\u0065rature\":3}");
    }

    private byte[] numbers() {
        String[] numbers = {
            "1e999999999",
            "-1e400",
            "1" + "0".repeat(10_000),
            "0." + "1".repeat(10_000),
            "NaN",
            "Infinity",
            "-Infinity",
            "0x1F",
            "007",
            "1e-999999999",
            "-0",
            "1.",
            ".5",
            "+1",
            "1e",
            "1_000",
            "９",
            "2147483648e2147483648"
        };
        return utf8("{\"temperature\":" + numbers[random.nextInt(numbers.length)] + "}");
    }

    private byte[] trifles() {
        String[] trifles = {
            "",
            " ",
            "\n",
            "null",
            "true",
            "0",
            "\"\"",
            "[]",
            "{}",
            "[[]]",
            "[{}]",
            "{\"\":1}",
            "{\"temperature\":null}",
            ","
        };
        return utf8(trifles[random.nextInt(trifles.length)]);
    }

    private byte[] encodings() {
        Charset[] charsets = {
            StandardCharsets.UTF_16, StandardCharsets.UTF_16LE, Charset.forName("UTF-32BE"), StandardCharsets.ISO_8859_1
        };
        return random.nextBoolean()
                ? utf8("\uFEFF" + GOOD)
                : "{\"temperature\":20,\"note\":\"ä\"}".getBytes(charsets[random.nextInt(charsets.length)]);
    }

    private byte[] longTexts() {
        return utf8("{\"temperature\":20,\"note\":\"" + "\uD83D\uDE00".repeat(random.nextInt(200_000)) + "\"}");
    }

    private byte[] manyFields() {
        StringBuilder json = new StringBuilder("{\"temperature\":20");
        for (int i = 0; i < 10_000; i++) {
            json.append(",\"f").append(i).append("\":").append(i);
        }
        return utf8(json.append('}').toString());
    }

    private byte[] strangeKeys() {
        String[] keys = {
            "k".repeat(65_536),
            "",
            "\\ud800",
            "__proto__",
            "a.b[0]",
            "\\u202e",
            "`; DROP TABLE reading_sensor; --",
            "\\u0000"
        };
        return utf8("{\"temperature\":20,\"" + keys[random.nextInt(keys.length)] + "\":{\"x\":[1]}}");
    }

    private byte[] times() {
        String[] times = {
            "-1", "0", "1e300", "9223372036854775807", "\"99999-01-01T00:00:00Z\"", "\"2026-02-30T00:00:00Z\"",
                    "\"now\"",
            "[]", "{}", "true", "\"\"", "\"-292275055-05-16T16:47:04Z\"", "\"2026-11-01T24:61:61Z\"",
                    "99999999999999999999"
        };
        return utf8("{\"temperature\":20,\"timestamp\":" + times[random.nextInt(times.length)] + "}");
    }

    private byte[] types() {
        String[] values = {"{}", "[]", "true", "\"20\"", "\"\"", "[20]", "{\"value\":20}", "\"NaN\""};
        return utf8("{\"temperature\":" + values[random.nextInt(values.length)] + ",\"humidity\":-1e10}");
    }

    private byte[] ids() {
        String[] ids = {
            "{}",
            "[]",
            "\"\"",
            "1e400",
            "\"" + "i".repeat(100_000) + "\"",
            "\"\\u0000\"",
            "-9223372036854775809",
            "true"
        };
        String device = random.nextBoolean() ? "" : "\"device_id\":\"../../etc/passwd\",";
        return utf8("{" + device + "\"temperature\":20,\"message_id\":" + ids[random.nextInt(ids.length)] + "}");
    }

    private byte[] almostJson() {
        String[] texts = {
            "{'temperature':20}", "{temperature:20}", "{\"temperature\":20,}", "{\"temperature\":20}}",
                    "/**/{\"temperature\":20}",
            "{\"temperature\" 20}", GOOD + GOOD, "{\"temperature\":20}\n{\"temperature\":21}", "temperature=20",
                    "<r t='20'/>",
            "{\"temperature\":20,\"note\":\"\t\n\"}", "{\"temperature\":20,\"note\":\"\\x\"}", "[" + GOOD + ",3]"
        };
        return utf8(texts[random.nextInt(texts.length)]);
    }

    private byte[] injections() {
        String[] texts = {
            "' OR '1'='1", "\\\\'; DROP TABLE account; --", "<script>alert(1)</script>", "${jndi:ldap://127.0.0.1/a}",
            "{{7*7}}", "%n%n%s", "\\r\\nX-Header: 1", "=cmd|' /C calc'!A0"
        };
        String text = texts[random.nextInt(texts.length)];
        return utf8("{\"device_id\":\"" + text + "\",\"temperature\":20,\"note\":\"" + text + "\"}");
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }
}
