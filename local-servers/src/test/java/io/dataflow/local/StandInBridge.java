package io.dataflow.local;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.dataflow.contract.DeviceId;
import io.dataflow.contract.credential.CredentialChange;
import io.dataflow.contract.credential.CredentialChanges;
import io.dataflow.contract.credential.DeviceKey;
import io.dataflow.contract.credential.Standing;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Tells a broker how devices stand, as a bridge does. */
final class StandInBridge implements AutoCloseable {

    private static final String TOKEN = "token-of-the-broker";

    private final List<CredentialChange> changes = new ArrayList<>();
    private final int port = Ports.free();
    private HttpServer server = listen();

    /** What a broker has to be told to ask it. */
    Map<String, String> settings() {
        return Map.of(
                "DATAFLOW_BROKER_BRIDGE_URL",
                "http://127.0.0.1:1,http://127.0.0.1:" + port + "/",
                "DATAFLOW_BROKER_BRIDGE_TOKEN",
                TOKEN);
    }

    String register(String device) {
        DeviceKey key = DeviceKey.random();
        change(device, new Standing.Valid(key.hash()));
        return key.text();
    }

    synchronized void change(String device, Standing standing) {
        changes.add(new CredentialChange(changes.size() + 1, new DeviceId(device), standing));
    }

    private HttpServer listen() {
        try {
            HttpServer listening = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            listening.createContext("/api/brokers/credentials", this::answer);
            listening.start();
            return listening;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            boolean known = TOKEN.equals(exchange.getRequestHeaders().getFirst("X-Broker-Token"));
            long after = Long.parseLong(exchange.getRequestURI().getQuery().replace("after=", ""));
            byte[] body = text(after).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(known ? 200 : 401, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private synchronized String text(long after) {
        List<CredentialChange> later =
                changes.stream().filter(change -> change.number() > after).toList();
        return new CredentialChanges("registry-of-the-test", changes.size(), later).text();
    }

    void goAway() {
        server.stop(0);
    }

    void comeBack() {
        server = listen();
    }

    @Override
    public void close() {
        goAway();
    }
}
