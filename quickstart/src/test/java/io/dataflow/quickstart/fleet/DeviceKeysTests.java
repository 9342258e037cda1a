package io.dataflow.quickstart.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.dataflow.contract.DeviceId;
import io.dataflow.quickstart.Console;
import io.dataflow.quickstart.device.BridgeClient;
import io.dataflow.quickstart.device.Keyring;
import io.dataflow.quickstart.folder.DataFolder;
import io.dataflow.quickstart.folder.Secrets;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class DeviceKeysTests {

    private static final DeviceId FIRST = new DeviceId("sensor_001");

    @TempDir
    Path temporary;

    private final StringWriter said = new StringWriter();
    private final Console console = new Console(new PrintWriter(said, true));
    private final Set<String> registered = new HashSet<>();
    private HttpServer bridge;
    private int keys;

    @BeforeEach
    void listen() throws IOException {
        bridge = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        bridge.createContext("/", this::answer);
        bridge.start();
    }

    @AfterEach
    void stop() {
        bridge.stop(0);
    }

    @Test
    void areGivenOnceAndKept() throws InterruptedException {
        FleetPlan plan = plan();
        Keyring given = new DeviceKeys(plan, console).enrolled();
        Keyring kept = new DeviceKeys(plan, console).enrolled();

        assertThat(registered).containsExactlyInAnyOrder("sensor_001", "sensor_002");
        assertThat(kept.of(FIRST)).isEqualTo(given.of(FIRST)).isPresent();
        assertThat(kept.of(FIRST).orElseThrow().username()).isEqualTo("sensor_001");
    }

    @Test
    void areGivenAnewToADeviceThatWasRemoved() throws InterruptedException {
        FleetPlan plan = plan();
        Keyring before = new DeviceKeys(plan, console).enrolled();
        registered.remove("sensor_001");
        assertThat(new DeviceKeys(plan, console).enrolled().of(FIRST)).isNotEqualTo(before.of(FIRST));
    }

    @Test
    void areMissedWhereSomebodyElseRegisteredTheDevice() throws InterruptedException {
        registered.add("sensor_001");
        assertThat(new DeviceKeys(plan(), console).enrolled().of(FIRST)).isEmpty();
        assertThat(said.toString()).contains("sensor_001", "page Devices");
    }

    @Test
    void areReplacedByAnOperatorWhetherTheDeviceWasRegisteredOrNot() throws InterruptedException {
        BridgeClient client = new BridgeClient(URI.create("http://127.0.0.1:" + port()));
        String token = client.logIn("admin", "password");
        String first = client.freshKey(FIRST, token);
        assertThat(client.freshKey(FIRST, token)).isNotEqualTo(first).isNotEmpty();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            String device = JsonMapper.shared()
                    .readTree(exchange.getRequestBody())
                    .path("device")
                    .asString("");
            boolean taken = device.isEmpty() ? false : !registered.add(device);
            int status = path.equals("/admin/login") ? 200 : taken ? 409 : 201;
            byte[] body =
                    "{\"token\":\"t\",\"key\":\"key-%d\"}".formatted(++keys).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private FleetPlan plan() {
        DataFolder folder = new DataFolder(temporary.resolve("data"));
        folder.create();
        return new FleetPlan(
                folder, Secrets.of(folder), PortPlan.of(0, Map.of(Port.BRIDGE, port())), "127.0.0.1", 2, 1);
    }

    private int port() {
        return bridge.getAddress().getPort();
    }
}
