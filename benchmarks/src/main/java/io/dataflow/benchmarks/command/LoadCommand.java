package io.dataflow.benchmarks.command;

import io.dataflow.benchmarks.load.LoadGenerator;
import io.dataflow.benchmarks.load.LoadPlan;
import io.dataflow.benchmarks.load.LoadResult;
import io.dataflow.benchmarks.measure.ProcessCost;
import io.dataflow.benchmarks.mqtt.BrokerAddress;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

/** Publishes to any MQTT 5 broker. */
@Command(
        name = "load",
        mixinStandardHelpOptions = true,
        showDefaultValues = true,
        description = "Publishes readings of many devices with QoS 1 to any MQTT 5 broker. The password is taken from"
                + " DATAFLOW_MQTT_PASSWORD.")
final class LoadCommand implements Callable<Integer> {

    @Option(names = "--url", description = "of the broker")
    private String url = "tcp://127.0.0.1:1883";

    @Option(names = "--username", description = "empty for none")
    private String username = "";

    @Option(names = "--messages", description = "how many")
    private long messages = 100_000;

    @Option(names = "--rate", description = "messages a second of all devices together; 0 for as fast as it goes")
    private double rate;

    @Option(
            names = "--readings-per-message",
            description = "more than one make a message an array, as a gateway sends it")
    private int readings = 1;

    @Option(names = "--json", description = "print the result as JSON")
    private boolean json;

    @Mixin
    private LoadOptions load = new LoadOptions();

    @Override
    public Integer call() throws InterruptedException {
        String password = System.getenv().getOrDefault("DATAFLOW_MQTT_PASSWORD", "");
        LoadPlan plan = load.plan(messages, readings, rate);
        Duration before = ProcessCost.cpu(ProcessHandle.current().pid());
        LoadResult result = LoadGenerator.send(plan, BrokerAddress.of(url, username, password));
        Duration cpu = ProcessCost.cpu(ProcessHandle.current().pid()).minus(before);
        print(result, cpu.toNanos() / 1000.0 / messages);
        return 0;
    }

    private void print(LoadResult result, double cpuMicros) {
        if (json) {
            Map<String, Object> line = new LinkedHashMap<>();
            line.put("messages", result.messages());
            line.put("resent", result.resent());
            line.put("first_us", result.firstMicros());
            line.put("last_us", result.lastMicros());
            line.put("cpu_us_per_message", cpuMicros);
            System.out.println(new JsonMapper().writeValueAsString(line));
        } else {
            System.out.printf(
                    "%,d messages acknowledged by the broker, %,.0f a second, %d sent again, %.1f µs CPU each here%n",
                    result.messages(), result.perSecond(), result.resent(), cpuMicros);
        }
    }
}
