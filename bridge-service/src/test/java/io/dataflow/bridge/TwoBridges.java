package io.dataflow.bridge;

import io.dataflow.local.LocalRedis;
import io.dataflow.local.test.TestDatabase;
import io.dataflow.local.test.TestRedis;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;

/** Two bridges that share a database and a buffer node and have no broker, for tests; the first is the one that is asked. */
public final class TwoBridges implements AutoCloseable {

    private static final String NO_BROKER = "tcp://127.0.0.1:9";

    private final LocalRedis node = TestRedis.start();
    private final RunningBridge first;
    private final RunningBridge second;
    private final RestTestClient admin;

    /** @param more settings of both */
    public TwoBridges(Map<String, Object> more) {
        Map<String, Object> settings = new HashMap<>(more);
        settings.put("dataflow.database.url", TestDatabase.freshSchema());
        first = RunningBridge.start(NO_BROKER, List.of(node), settings);
        second = RunningBridge.start(NO_BROKER, List.of(node), settings);
        admin = first.asAdmin();
    }

    public LocalRedis node() {
        return node;
    }

    public RunningBridge first() {
        return first;
    }

    public RunningBridge second() {
        return second;
    }

    /** Requests of the administrator. */
    public RestTestClient admin() {
        return admin;
    }

    public ResponseSpec post(String path) {
        return admin.post().uri(path).exchange();
    }

    public ResponseSpec post(String path, String body) {
        return admin.post()
                .uri(path)
                .contentType(MediaType.APPLICATION_JSON)
                .body(body)
                .exchange();
    }

    public ResponseSpec put(String path, String body) {
        return admin.put()
                .uri(path)
                .contentType(MediaType.APPLICATION_JSON)
                .body(body)
                .exchange();
    }

    public ResponseSpec delete(String path) {
        return admin.delete().uri(path).exchange();
    }

    @Override
    public void close() {
        first.close();
        second.close();
        node.stop();
    }
}
