package io.dataflow.quickstart.folder;

import io.dataflow.quickstart.CannotGoOn;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** A small file of names and values that is replaced as a whole, so that nobody reads half of it. */
public record PropertiesFile(Path path) {

    public boolean exists() {
        return Files.isRegularFile(path);
    }

    public Map<String, String> read() {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(path)) {
            properties.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            throw new CannotGoOn("can't read %s: %s".formatted(path, e.getMessage()));
        }
        Map<String, String> values = new TreeMap<>();
        properties.forEach((name, value) -> values.put(name.toString(), value.toString()));
        return values;
    }

    /** Writes the file so that only its owner can read it. */
    public void write(Map<String, String> values) {
        StringBuilder text = new StringBuilder();
        new TreeMap<>(values)
                .forEach((name, value) ->
                        text.append(name).append('=').append(escaped(value)).append('\n'));
        try {
            Path whole =
                    Files.createTempFile(path.getParent(), path.getFileName().toString(), ".new");
            DataFolder.restrictToOwner(whole, "rw-------");
            Files.writeString(whole, text);
            Files.move(whole, path, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new CannotGoOn("can't write %s: %s".formatted(path, e.getMessage()));
        }
    }

    private static String escaped(String value) {
        return value.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r");
    }
}
