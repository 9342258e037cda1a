package io.dataflow.local;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * How a local MQTT broker runs.
 *
 * @param folder everything of it lies here
 * @param port where it listens on 127.0.0.1, or 0 for a free one
 * @param username the user that services log in as
 * @param password that user's password
 * @param program what Java runs: {@code -jar} and the broker's executable jar, or {@code -cp}, a class path and its main class
 * @param heapMegabytes how much heap it has
 * @param more more of the broker's settings, by their names in the environment
 */
public record BrokerSettings(
        Path folder,
        int port,
        String username,
        String password,
        List<String> program,
        int heapMegabytes,
        Map<String, String> more) {

    private static final int DEFAULT_HEAP = 256;
    private static final String MAIN_CLASS = "io.dataflow.broker.MqttBroker";

    public BrokerSettings {
        if (password.isBlank()) {
            throw new IllegalArgumentException("The services' password at the local broker must not be empty");
        }
        program = List.copyOf(program);
        more = Map.copyOf(more);
    }

    /** From its executable jar. */
    public static BrokerSettings ofJar(Path jar, Path folder, int port, String password) {
        List<String> program = List.of("-jar", jar.toAbsolutePath().toString());
        return new BrokerSettings(folder, port, "dataflow", password, program, DEFAULT_HEAP, Map.of());
    }

    /** From the class path that we run on ourselves, as tests do; without the second compiler, for which it doesn't live long enough. */
    public static BrokerSettings ofOwnClassPath(Path folder, int port, String password) {
        List<String> program =
                List.of("-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"), MAIN_CLASS);
        return new BrokerSettings(folder, port, "dataflow", password, program, DEFAULT_HEAP, Map.of());
    }

    /** The same with more of the broker's settings. */
    public BrokerSettings with(Map<String, String> moreSettings) {
        return new BrokerSettings(folder, port, username, password, program, heapMegabytes, moreSettings);
    }

    @Override
    public String toString() {
        return "BrokerSettings[folder=%s, port=%d, username=%s, password=***, heapMegabytes=%d]"
                .formatted(folder, port, username, heapMegabytes);
    }
}
