package io.dataflow.benchmarks.hostile;

import io.dataflow.benchmarks.examine.Findings;
import io.dataflow.benchmarks.fleet.Panel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.zip.GZIPOutputStream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Sends hostile requests to a bridge. Whatever comes, the answer says what is wrong, and never that it is the bridge's fault. */
final class HostileHttp {

    private static final JsonMapper JSON = new JsonMapper();
    private static final long HUGE = 100L << 20;
    private static final int TAKEN = 202;

    private final Panel bridge;
    private final SplittableRandom random;
    private final Payloads payloads;
    private final Findings findings;

    HostileHttp(Panel bridge, SplittableRandom random, Payloads payloads, Findings findings) {
        this.bridge = bridge;
        this.random = random;
        this.payloads = payloads;
        this.findings = findings;
    }

    /** Sends the next one; whether the bridge took something of it. */
    boolean sendOne() throws IOException {
        return random.nextInt(10) == 0 ? raw() : request();
    }

    /** 100 MB in one request, announced or not. */
    void sendHuge() throws IOException {
        String token = "Authorization: " + bridge.authorization() + "\r\n";
        judgeRaw(RawHttp.send(bridge.base(), head("/bridge/ingest", token + "Content-Length: " + HUGE + "\r\n"), HUGE));
        String chunked = head("/bridge/ingest", token + "Transfer-Encoding: chunked\r\n")
                + String.format(Locale.ROOT, "%x\r\n", HUGE);
        judgeRaw(RawHttp.send(bridge.base(), chunked, HUGE));
    }

    private boolean request() throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(bridge.base().resolve(path()));
        byte[] body = payloads.next();
        request.header("Content-Type", contentType());
        switch (random.nextInt(8)) {
            case 0 -> request.header("X-Device-Id", "../" + "x".repeat(random.nextInt(5_000)));
            case 1 -> request.header("Idempotency-Key", "k".repeat(1 + random.nextInt(5_000)));
            case 2 -> body = encoded(request, body);
            case 3 -> request.header("Content-Encoding", "gzip"); // which it is not
            default -> request.header("Accept", "application/json");
        }
        HttpResponse<String> answer = bridge.send(request.POST(BodyPublishers.ofByteArray(body)));
        judge(answer, request.build());
        // A body without any reading is taken as well, and leaves nothing behind.
        return answer.statusCode() == TAKEN
                && JSON.readTree(answer.body()).path("taken").asLong() > 0;
    }

    /** Ten megabytes of blanks in ten kilobytes, or the payload itself. */
    private byte[] encoded(HttpRequest.Builder request, byte[] body) {
        request.header("Content-Encoding", "gzip");
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(random.nextBoolean() ? new byte[10 << 20] : body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    private void judge(HttpResponse<String> answer, HttpRequest request) {
        int status = answer.statusCode();
        if (status >= 500 && status != 503) {
            findings.add("HTTP " + status, request + ": " + answer.body());
        } else if (status >= 400 && !explains(answer)) {
            findings.add("HTTP " + status + " without an explanation", request + ": " + answer.body());
        }
    }

    private static boolean explains(HttpResponse<String> answer) {
        try {
            JsonNode problem = JSON.readTree(answer.body());
            return answer.headers().firstValue("Content-Type").orElse("").startsWith("application/problem+json")
                    && !problem.path("title").asString("").isEmpty();
        } catch (JacksonException e) {
            return false;
        }
    }

    private boolean raw() throws IOException {
        String[] heads = {
            "GET\r\n\r\n",
            "\0\0\0\0\r\n\r\n",
            "POST /bridge/ingest HTTP/9.9\r\n\r\n",
            "POST /bridge/ingest/%00 HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\nConnection: close\r\n\r\n",
            "POST /bridge/ingest/..%2f..%2fapi HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\nConnection: close\r\n\r\n",
            "POST /" + "a".repeat(20_000) + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
            "POST /bridge/ingest HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\nConnection: close\r\n\r\n",
            "POST /bridge/ingest HTTP/1.1\r\nHost: a\r\nContent-Length: 99999999999999999999\r\nConnection: close\r\n\r\n",
            "POST /bridge/ingest HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\nzz\r\n",
            "POST /bridge/ingest HTTP/1.1\r\nHost: a\r\nX: " + "b".repeat(50_000) + "\r\nConnection: close\r\n\r\n",
            "POST /bridge/ingest HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer ä.ö.ü\r\nContent-Length: 0\r\nConnection: close\r\n\r\n",
            "POST /bridge/ingest HTTP/1.1\r\nHost: a\r\nAuthorization: Basic !!!\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
        };
        judgeRaw(RawHttp.send(bridge.base(), heads[random.nextInt(heads.length)], 0));
        return false;
    }

    private void judgeRaw(RawHttp.Answer answer) {
        if (answer.status() >= 500 && answer.status() != 503 && answer.status() != 505) {
            findings.add("HTTP " + answer.status() + " for a broken request", answer.text());
        } else if (answer.status() < 300 && answer.status() > 0) {
            findings.add("HTTP " + answer.status() + " for a broken request", answer.text());
        }
    }

    private static String head(String path, String headers) {
        return "POST " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n" + headers
                + "Connection: close\r\n\r\n";
    }

    private String path() {
        String[] paths = {
            "/bridge/ingest",
            "/bridge/ingest",
            "/bridge/ingest",
            "/bridge/ingest/http",
            "/bridge/ingest/nobody",
            "/bridge/ingest/telemetry",
            "/bridge/ingest/" + "s".repeat(3_000),
            "/bridge/ingest/%F0%9F%98%80",
            "/mqtt/publish",
            "/api/sources",
            "/api/devices",
            "/api/buffer-nodes",
            "/admin/login"
        };
        return paths[random.nextInt(paths.length)];
    }

    private String contentType() {
        String[] types = {
            "application/json",
            "application/json",
            "application/json",
            "application/json;charset=utf-16",
            "text/plain",
            "application/x-ndjson",
            "text/csv",
            "text/csv;charset=nonsense",
            "application/octet-stream",
            "a/b",
            "nonsense",
            "multipart/form-data",
            "application/x-www-form-urlencoded"
        };
        return types[random.nextInt(types.length)];
    }
}
