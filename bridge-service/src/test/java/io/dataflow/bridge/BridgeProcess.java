package io.dataflow.bridge;

import io.dataflow.local.LocalBroker;
import io.dataflow.local.LocalRedis;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A bridge in a process of its own, for tests that kill it or starve it. */
final class BridgeProcess {

    private final Process process;
    private final Path log;

    private BridgeProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /** Starts one; it may take a while until it works. */
    static BridgeProcess start(
            String heap, String database, LocalBroker broker, List<LocalRedis> nodes, Map<String, Object> more)
            throws IOException {
        Map<String, Object> settings = RunningBridge.settings(database, broker.url(), nodes);
        settings.put("dataflow.mqtt.username", broker.username());
        settings.put("dataflow.mqtt.password", broker.password());
        settings.put("dataflow.mqtt.trust-arrival-marks", true);
        // A node that is only slow, because the machine is, is none that these tests want left out.
        settings.put("dataflow.buffer.answer-within", "10s");
        settings.putAll(more);
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-Xmx" + heap,
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:+ExitOnOutOfMemoryError",
                "-cp",
                System.getProperty("java.class.path"),
                BridgeService.class.getName()));
        settings.forEach((name, value) -> command.add("--" + name + "=" + value));
        Path log = Files.createTempFile(Path.of("target"), "bridge", ".log");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        return new BridgeProcess(process, log);
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** What it has said so far. */
    List<String> log() throws IOException {
        return Files.readAllLines(log);
    }

    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
    }
}
