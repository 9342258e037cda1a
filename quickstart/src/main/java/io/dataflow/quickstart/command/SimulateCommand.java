package io.dataflow.quickstart.command;

import io.dataflow.contract.Counted;
import io.dataflow.contract.DeviceId;
import io.dataflow.quickstart.CannotGoOn;
import io.dataflow.quickstart.Console;
import io.dataflow.quickstart.device.BridgeClient;
import io.dataflow.quickstart.device.DevicePlan;
import io.dataflow.quickstart.device.DeviceSwarm;
import io.dataflow.quickstart.device.Keyring;
import io.dataflow.quickstart.device.Keyring.Credential;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
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
            "With --bridge they are registered there by the administrator, whose password DATAFLOW_ADMIN_PASSWORD holds,",
            "and log in with keys of their own. Else DATAFLOW_DEVICE_USERNAME and DATAFLOW_DEVICE_PASSWORD are what all log",
            "in with, if the broker asks."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class SimulateCommand implements Callable<Integer> {

    private static final Duration REPORT_EVERY = Duration.ofSeconds(30);

    /** The broker hears of new keys within a second; it would refuse most of many devices at one address that come sooner. */
    private static final Duration KEYS_COUNT_AFTER = Duration.ofSeconds(1);

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--broker",
            paramLabel = "URL",
            defaultValue = "tcp://127.0.0.1:1883",
            description = "Where they publish (tcp://127.0.0.1:1883).")
    private URI broker;

    @Option(
            names = "--bridge",
            paramLabel = "URL",
            description =
                    "The bridge that they are registered at, such as http://127.0.0.1:8001; each start gives them new keys.")
    private @Nullable URI bridge;

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
        DevicePlan unregistered = new DevicePlan(broker, shared(), devices.count(), devices.rate(), seed);
        DevicePlan plan = bridge == null ? unregistered : registered(unregistered, new BridgeClient(bridge), console);
        console.say(String.format(
                Locale.ROOT,
                "%s to %s, each %s a second",
                Counted.of(plan.devices(), "device publishes", "devices publish"),
                broker,
                plan.rate()));
        CountDownLatch stop = new CountDownLatch(1);
        try (DeviceSwarm swarm = DeviceSwarm.start(plan, Clock.systemUTC(), console::say)) {
            Runtime.getRuntime().addShutdownHook(new Thread(swarm::close, "stop-devices"));
            while (!stop.await(REPORT_EVERY.toSeconds(), TimeUnit.SECONDS)) {
                console.say("%s published", Counted.of(swarm.published(), "reading"));
            }
        }
        return 0;
    }

    private static DevicePlan registered(DevicePlan plan, BridgeClient bridge, Console console)
            throws InterruptedException {
        String password = Optional.ofNullable(System.getenv("DATAFLOW_ADMIN_PASSWORD"))
                .orElseThrow(
                        () -> new CannotGoOn("--bridge needs the administrator's password in DATAFLOW_ADMIN_PASSWORD"));
        String token = bridge.logIn("admin", password);
        Map<DeviceId, String> keys = new HashMap<>();
        for (DeviceId device : plan.ids()) {
            keys.put(device, bridge.freshKey(device, token));
        }
        console.say("%s registered", Counted.of(keys.size(), "device is", "devices are"));
        TimeUnit.MILLISECONDS.sleep(KEYS_COUNT_AFTER.toMillis());
        return plan.with(Keyring.of(keys));
    }

    private static Keyring shared() {
        return Optional.ofNullable(System.getenv("DATAFLOW_DEVICE_USERNAME"))
                .map(username -> Keyring.shared(new Credential(
                        username,
                        Optional.ofNullable(System.getenv("DATAFLOW_DEVICE_PASSWORD"))
                                .orElse(""))))
                .orElseGet(Keyring::none);
    }
}
