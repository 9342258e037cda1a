package io.dataflow.benchmarks.load;

import io.dataflow.benchmarks.CannotRun;
import io.dataflow.benchmarks.mqtt.BrokerAddress;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The load generator as a process of its own, so that what it costs can be told from what is measured. */
public final class LoadProcess {

    private static final JsonMapper JSON = new JsonMapper();

    private final Process process;

    private LoadProcess(Process process) {
        this.process = process;
    }

    /** What the child prints as its last line. */
    public record Report(LoadResult result, double cpuMicrosPerMessage) {}

    public static LoadProcess start(LoadPlan plan, BrokerAddress broker) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "io.dataflow.benchmarks.Benchmarks",
                        "load",
                        "--json",
                        "--url=" + broker,
                        "--username=" + broker.username(),
                        "--messages=" + plan.messages(),
                        "--devices=" + plan.devices(),
                        "--payload=" + plan.payloadBytes(),
                        "--readings-per-message=" + plan.readings(),
                        "--in-flight=" + plan.inFlight(),
                        String.format(Locale.ROOT, "--rate=%.3f", plan.rate())))
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("DATAFLOW_MQTT_PASSWORD", broker.password());
        Process process = builder.start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        return new LoadProcess(process);
    }

    /** Waits until it has sent everything. */
    public Report await() throws IOException, InterruptedException {
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new CannotRun("The load generator ended with code " + process.exitValue() + ": " + output);
        }
        JsonNode json = JSON.readTree(output);
        return new Report(
                new LoadResult(
                        json.path("messages").asLong(),
                        json.path("resent").asLong(),
                        json.path("first_us").asLong(),
                        json.path("last_us").asLong()),
                json.path("cpu_us_per_message").asDouble());
    }
}
