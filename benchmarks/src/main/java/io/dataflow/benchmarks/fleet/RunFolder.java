package io.dataflow.benchmarks.fleet;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** Where everything of a run lies. */
public record RunFolder(Path path) {

    /** A fresh one, in the system's temporary folder. */
    public static RunFolder create(String name) throws IOException {
        return new RunFolder(Files.createTempDirectory("dataflow-" + name + "-").toRealPath());
    }

    /** Deletes it with all that is in it. */
    public void delete() throws IOException {
        try (Stream<Path> files = Files.walk(path)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
