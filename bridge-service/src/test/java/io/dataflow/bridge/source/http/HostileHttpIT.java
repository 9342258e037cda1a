package io.dataflow.bridge.source.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dataflow.bridge.BufferedReadings;
import io.dataflow.bridge.RunningBridge;
import io.dataflow.bridge.buffer.BufferNodes;
import io.dataflow.bridge.delivery.Room;
import io.dataflow.local.LocalRedis;
import io.dataflow.local.test.TestRedis;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class HostileHttpIT {

    private static final int REQUESTS = 2_000;
    private static final int AT_ONCE = 8;
    private static final String GOOD = "{\"device_id\":\"sensor_001\",\"temperature\":21.5}";

    private static LocalRedis node;
    private static RunningBridge bridge;
    private static String token;

    private final AtomicInteger taken = new AtomicInteger();
    private final AtomicInteger answered = new AtomicInteger();
    private final ConcurrentLinkedQueue<String> failures = new ConcurrentLinkedQueue<>();

    @BeforeAll
    static void start() {
        node = TestRedis.start();
        bridge = RunningBridge.start(
                "tcp://127.0.0.1:9", List.of(node), Map.of("server.tomcat.connection-timeout", "3s"));
        token = bridge.adminToken();
        BufferNodes nodes = bridge.bean(BufferNodes.class);
        await().until(() -> nodes.all().stream().allMatch(each -> each.healthy()));
    }

    @AfterAll
    static void stop() {
        bridge.close();
        node.stop();
    }

    @Test
    void answersWhateverComesAndLosesNothing() throws Exception {
        long seed = System.nanoTime();
        System.out.println("Seed of the hostile requests: " + seed);
        try (ExecutorService senders = Executors.newFixedThreadPool(AT_ONCE)) {
            for (int i = 0; i < REQUESTS; i++) {
                long own = seed + i;
                senders.execute(() -> attack(own));
            }
            senders.shutdown();
            assertThat(senders.awaitTermination(4, TimeUnit.MINUTES)).isTrue();
        }
        assertThat(failures).as("seed %d", seed).isEmpty();
        assertThat(answered.get()).isGreaterThan(REQUESTS / 2);
        assertThat(BufferedReadings.count(node)).isGreaterThanOrEqualTo(taken.get());
        assertThat(taken.get()).isPositive();
        Room room = bridge.bean(Room.class);
        await().until(() -> room.taken() == 0);
        assertThat(send(request("application/json", GOOD.getBytes(UTF_8), new Random(seed), false)))
                .hasValueSatisfying(answer -> assertThat(answer.status()).isEqualTo(202));
    }

    private void attack(long seed) {
        Random random = new Random(seed);
        String type = oneOf(
                random,
                "application/json",
                "application/x-ndjson",
                "text/csv",
                "text/csv",
                "multipart/form-data",
                "multipart/form-data; boundary=x",
                "application/x-www-form-urlencoded",
                "\u0000",
                "a/b;c",
                "application/json;charset=x");
        try {
            send(request(type, body(random), random, true)).ifPresent(answer -> judge(seed, answer));
        } catch (IOException e) {
            // A server may hang up on such a client.
            answered.get();
        }
    }

    private void judge(long seed, RawHttp.Answer answer) {
        answered.incrementAndGet();
        taken.addAndGet(answer.taken());
        if (answer.status() >= 500 && answer.status() != 501 && answer.status() != 505) {
            failures.add("seed " + seed + ": " + answer.text());
        }
    }

    private static Optional<RawHttp.Answer> send(byte[] request) throws IOException {
        try (RawHttp client = new RawHttp(bridge.port())) {
            return client.send(request).noMore().answer();
        }
    }

    private static byte[] request(String type, byte[] body, Random random, boolean tricks) throws IOException {
        ByteArrayOutputStream request = new ByteArrayOutputStream();
        boolean chunked = tricks && random.nextInt(4) == 0;
        String framing = chunked ? "Transfer-Encoding: chunked" : "Content-Length: " + length(body, random, tricks);
        request.write(("POST " + (tricks ? path(random) : IngestApi.PATH)
                        + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
                        + "Authorization: Bearer " + token + "\r\nContent-Type: " + type + "\r\n" + framing + "\r\n"
                        + (tricks ? header(random) : "") + "\r\n")
                .getBytes(ISO_8859_1));
        request.write(chunked ? chunks(body, random) : body);
        return request.toByteArray();
    }

    private static String length(byte[] body, Random random, boolean tricks) {
        return switch (tricks ? random.nextInt(12) : 0) {
            case 1 -> String.valueOf(body.length + 10);
            case 2 -> String.valueOf(body.length / 2);
            case 3 -> oneOf(random, "-1", "99999999999999999999", "x", "", "5, 6", "4294967297");
            default -> String.valueOf(body.length);
        };
    }

    private static String path(Random random) {
        return IngestApi.PATH
                + oneOf(
                        random,
                        "",
                        "",
                        "",
                        "/http",
                        "/http?ids=false",
                        "?ids=perhaps",
                        "?ids=%zz",
                        "?separator=tab",
                        "/%00",
                        "/..;/x",
                        "/a%2Fb",
                        "/" + "x".repeat(5000),
                        "?" + "a&".repeat(2000),
                        "?ids=%ff");
    }

    private static String header(Random random) {
        return oneOf(
                random,
                "",
                "",
                "",
                "Content-Encoding: gzip\r\n",
                "Content-Encoding: br\r\n",
                "Content-Encoding: gzip, gzip\r\n",
                "X-Device-Id: a/b\r\n",
                "X-Device-Id: sensor_001\r\n",
                "Idempotency-Key: " + "k".repeat(300) + "\r\n",
                "Idempotency-Key: a\r\nIdempotency-Key: b\r\n",
                "Transfer-Encoding: chunked\r\n",
                "Transfer-Encoding: x\r\n",
                "Content-Length: 5\r\n",
                "Accept: text/csv\r\n",
                "Accept: nonsense\r\n",
                "Accept: text/html\r\n",
                "Expect: 100-continue\r\n",
                "Expect: x\r\n",
                "X: " + "y".repeat(20_000) + "\r\n",
                " folded\r\n",
                "no colon\r\n",
                "N\u0000L: x\r\n",
                "Range: bytes=0-1\r\n",
                "Cookie: a=\u0001\r\n",
                "Upgrade: h2c\r\n",
                "X-HTTP-Method-Override: DELETE\r\n");
    }

    private static byte[] body(Random random) throws IOException {
        byte[] body = text(random).getBytes(random.nextInt(5) == 0 ? ISO_8859_1 : UTF_8);
        return switch (random.nextInt(8)) {
            case 0 -> Arrays.copyOf(body, random.nextInt(body.length + 1));
            case 1 -> flipped(body, random);
            case 2 -> gzip(body);
            case 3 -> Arrays.copyOf(gzip(body), random.nextInt(20) + 1);
            case 4 -> gzip(new byte[random.nextInt(3_000_000)]);
            default -> body;
        };
    }

    private static String text(Random random) {
        return switch (random.nextInt(14)) {
            case 0 -> "[" + GOOD + "," + GOOD + "]";
            case 1 -> (GOOD + "\n").repeat(random.nextInt(300));
            case 2 -> "device_id,temperature\r\n" + "a,1\r\n".repeat(random.nextInt(300));
            case 3 -> "[".repeat(100_000);
            case 4 -> "{\"a\":".repeat(100_000);
            case 5 -> "{\"a\":1" + "0".repeat(50_000) + "}";
            case 6 -> "{\"a\":\"" + "x".repeat(1_200_000) + "\"}\n" + GOOD;
            case 7 -> "{\"a\":1,\"a\":2,\"message_id\":1e999,\"message_id\":" + "9".repeat(2000) + "}";
            case 8 -> GOOD + "\u0000" + GOOD + "\n\u0000\n" + GOOD;
            case 9 -> "\"a\";\"b\"\n\"x\n\"\";1\n\"";
            case 10 -> "\uFEFF" + GOOD + "\n\uD83D" + "\n{\"\\ud83d\":\"\\u0000\"}";
            case 11 -> ",".repeat(5000) + "\n" + ";".repeat(5000);
            case 12 -> "{\"" + "n".repeat(60_000) + "\":1}";
            default -> GOOD;
        };
    }

    private static byte[] flipped(byte[] body, Random random) {
        byte[] changed = body.clone();
        for (int i = 0; changed.length > 0 && i < 1 + random.nextInt(10); i++) {
            changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
        }
        return changed;
    }

    private static byte[] chunks(byte[] body, Random random) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int from = 0;
        while (from < body.length) {
            int size = Math.min(body.length - from, 1 + random.nextInt(20_000));
            out.write((Integer.toHexString(size) + "\r\n").getBytes(ISO_8859_1));
            out.write(body, from, size);
            out.write((random.nextInt(30) == 0 ? "zz" : "\r\n").getBytes(ISO_8859_1));
            from += size;
        }
        out.write(oneOf(random, "0\r\n\r\n", "0\r\n\r\n", "", "0", "-1\r\n", "0\r\nX: y\r\n\r\n")
                .getBytes(ISO_8859_1));
        return out.toByteArray();
    }

    private static byte[] gzip(byte[] plain) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(plain);
        }
        return packed.toByteArray();
    }

    private static String oneOf(Random random, String... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
