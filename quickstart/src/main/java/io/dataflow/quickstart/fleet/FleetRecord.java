package io.dataflow.quickstart.fleet;

import io.dataflow.quickstart.folder.DataFolder;
import io.dataflow.quickstart.folder.PropertiesFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.Optional;

/** What a running launcher leaves in its data folder, so that other commands find the fleet. */
public record FleetRecord(PortPlan ports, String listen) {

    /** The name under which the launcher's own process is written down. */
    public static final String LAUNCHER = "launcher";

    private static final String LISTEN = "listen";

    /** What was written down last in a folder. */
    public static Optional<FleetRecord> find(DataFolder folder) {
        PropertiesFile file = file(folder);
        if (!file.exists()) {
            return Optional.empty();
        }
        Map<String, String> values = file.read();
        return Optional.of(new FleetRecord(PortPlan.parse(values), values.getOrDefault(LISTEN, "127.0.0.1")));
    }

    void writeTo(DataFolder folder) {
        Map<String, String> values = ports.toText();
        values.put(LISTEN, listen);
        file(folder).write(values);
    }

    static void removeFrom(DataFolder folder) {
        try {
            Files.deleteIfExists(file(folder).path());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static PropertiesFile file(DataFolder folder) {
        return new PropertiesFile(folder.run().resolve("fleet.properties"));
    }
}
