package io.dataflow.local.test;

import io.dataflow.local.Orphans;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.stream.Stream;

/** Where the servers of this test run keep their data: a folder that no other run uses at the same time. */
final class TestFolder {

    private static final int MOST_RUNS = 100;

    private static final Path RUN = claimRun();

    private TestFolder() {}

    /** An empty folder for a server; one that a killed test run left working there is stopped first. */
    static Path empty(String name) {
        Path folder = RUN.resolve(name);
        Orphans.stop(name, folder);
        try {
            deleteTree(folder);
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @SuppressWarnings("resource") // the lock is held until this process ends
    private static Path claimRun() {
        Path root = Path.of("target", "test-servers").toAbsolutePath();
        try {
            for (int i = 1; i <= MOST_RUNS; i++) {
                Path run = Files.createDirectories(root.resolve("run-" + i));
                FileChannel channel =
                        FileChannel.open(run.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock();
                if (lock != null) {
                    return run;
                }
                channel.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        throw new IllegalStateException("More than " + MOST_RUNS + " test runs in " + root);
    }

    private static void deleteTree(Path tree) throws IOException {
        if (!Files.exists(tree)) {
            return;
        }
        try (Stream<Path> files = Files.walk(tree)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
