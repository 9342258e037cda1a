package io.dataflow.local;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The MQTT broker in a process of its own. What it has acknowledged survives its death; devices of this machine connect without a
 * credential.
 */
public final class LocalBroker implements LocalServer {

    private static final String NAME = "The MQTT broker";
    private static final int MEGABYTES_TO_BEGIN = 300;
    private static final int FIRST_JAVA_THAT_WARNS_OF_UNSAFE = 23;
    private static final Duration START_LIMIT = Duration.ofSeconds(90);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(30);

    private final BrokerSettings settings;
    private final Child child;
    private final ServerProcess process;

    private LocalBroker(BrokerSettings settings, Child child, ServerProcess process) {
        this.settings = settings;
        this.child = child;
        this.process = process;
    }

    /**
     * Starts it, with the messages and sessions in its folder or without any.
     *
     * @throws ServerUnavailable where it doesn't come up; the message says why in one line
     */
    public static LocalBroker start(BrokerSettings settings) {
        Path folder = Folders.make(settings.folder());
        Orphans.stop(NAME, folder);
        int port = settings.port() == 0 ? Ports.free() : settings.port();
        Ports.requireFree(NAME, port);
        Folders.requireSpace(NAME, folder, MEGABYTES_TO_BEGIN);
        MqttGreeting greeting = new MqttGreeting(settings.username(), settings.password());
        Child child = new Child(
                NAME,
                folder,
                command(settings),
                environment(settings, folder, port),
                port,
                () -> greeting.isAccepted(port),
                START_LIMIT,
                STOP_LIMIT);
        return new LocalBroker(settings, child, ServerProcess.start(child));
    }

    /** What a client connects to. */
    public String url() {
        return "tcp://127.0.0.1:" + port();
    }

    /** The user that services log in as. */
    public String username() {
        return settings.username();
    }

    public String password() {
        return settings.password();
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int port() {
        return child.port();
    }

    @Override
    public Path log() {
        return child.log();
    }

    @Override
    public long pid() {
        return process.pid();
    }

    @Override
    public boolean isAlive() {
        return process.isAlive();
    }

    @Override
    public void kill() {
        process.kill();
    }

    @Override
    public void pause() {
        process.pause();
    }

    @Override
    public void resume() {
        process.resume();
    }

    @Override
    public void stop() {
        process.stop();
    }

    @Override
    public void restart() {
        process.restart();
    }

    private static List<String> command(BrokerSettings settings) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Xmx" + settings.heapMegabytes() + "m");
        command.add("-XX:+ExitOnOutOfMemoryError");
        command.add("-XX:+UseSerialGC"); // the smallest, and quick enough for a heap of this size
        if (Runtime.version().feature() >= FIRST_JAVA_THAT_WARNS_OF_UNSAFE) {
            command.add("--sun-misc-unsafe-memory-access=allow");
            command.add("--enable-native-access=ALL-UNNAMED");
        }
        command.addAll(settings.program());
        return command;
    }

    /** The password goes through the environment, because everybody can read a process' arguments. */
    private static Map<String, String> environment(BrokerSettings settings, Path folder, int port) {
        Map<String, String> environment = new HashMap<>(settings.more());
        environment.put("DATAFLOW_BROKER_LISTEN", "127.0.0.1");
        environment.put("DATAFLOW_BROKER_PORT", Integer.toString(port));
        environment.put("DATAFLOW_BROKER_DATA", folder.resolve("data").toString());
        environment.put("DATAFLOW_BROKER_SERVICE_USERNAME", settings.username());
        environment.put("DATAFLOW_BROKER_SERVICE_PASSWORD", settings.password());
        return environment;
    }
}
