package io.dataflow.quickstart.command;

import io.dataflow.quickstart.Console;
import io.dataflow.quickstart.device.DevicePlan;
import io.dataflow.quickstart.device.DevicePlan.Credential;
import io.dataflow.quickstart.device.DeviceSwarm;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./dataflow simulate}: nothing but devices, against any broker. */
@Command(
        name = "simulate",
        description = {
            "Runs simulated devices against an MQTT 5 broker until Ctrl-C.",
            "DATAFLOW_DEVICE_USERNAME and DATAFLOW_DEVICE_PASSWORD are what they log in with, if the broker asks."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class SimulateCommand implements Callable<Integer> {

    private static final Duration REPORT_EVERY = Duration.ofSeconds(30);

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--broker",
            paramLabel = "URL",
            defaultValue = "tcp://127.0.0.1:1883",
            description = "Where they publish (tcp://127.0.0.1:1883).")
    private URI broker;

    @Mixin
    private DeviceOptions devices;

    @Option(
            names = "--seed",
            paramLabel = "SEED",
            defaultValue = "1",
            description = "The same seed makes the same values (1).")
    private long seed;

    @Override
    public Integer call() throws InterruptedException {
        Console console = new Console(spec.commandLine().getOut());
        DevicePlan plan = new DevicePlan(broker, credential(), devices.count(), devices.rate(), seed);
        console.say(String.format(
                Locale.ROOT,
                "%d devices publish %s readings a second each to %s",
                plan.devices(),
                plan.rate(),
                broker));
        CountDownLatch stop = new CountDownLatch(1);
        try (DeviceSwarm swarm = DeviceSwarm.start(plan, Clock.systemUTC(), console::say)) {
            Runtime.getRuntime().addShutdownHook(new Thread(swarm::close, "stop-devices"));
            while (!stop.await(REPORT_EVERY.toSeconds(), TimeUnit.SECONDS)) {
                console.say("%d readings published", swarm.published());
            }
        }
        return 0;
    }

    private static Optional<Credential> credential() {
        return Optional.ofNullable(System.getenv("DATAFLOW_DEVICE_USERNAME"))
                .map(username -> new Credential(
                        username,
                        Optional.ofNullable(System.getenv("DATAFLOW_DEVICE_PASSWORD"))
                                .orElse("")));
    }
}
