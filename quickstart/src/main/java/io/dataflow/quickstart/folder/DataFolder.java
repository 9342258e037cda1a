package io.dataflow.quickstart.folder;

import io.dataflow.quickstart.CannotGoOn;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.stream.Stream;

/** The folder of one fleet, whether it exists yet or not. */
public record DataFolder(Path root) {

    private static final String MARK = ".dataflow-data";

    public DataFolder {
        root = root.toAbsolutePath().normalize();
    }

    /** Makes the folder unless it is there. One that holds something else is refused. */
    public void create() {
        if (isOurs()) {
            return;
        }
        if (Files.exists(root) && !isEmpty()) {
            throw new CannotGoOn(
                    "%s holds files that aren't DataFlow's; choose another folder with --data".formatted(root));
        }
        try {
            Files.createDirectories(root);
            restrictToOwner(root, "rwx------");
            Files.writeString(root.resolve(MARK), "The data of a DataFlow fleet: ./dataflow reset deletes it.\n");
            Files.createDirectories(logs());
            Files.createDirectories(run());
        } catch (IOException e) {
            throw new CannotGoOn("can't write to %s: %s".formatted(root, e.getMessage()));
        }
    }

    /** Whether a launcher made this folder. */
    public boolean isOurs() {
        return Files.isRegularFile(root.resolve(MARK));
    }

    /** The folder of one server. */
    public Path of(String member) {
        return root.resolve(member);
    }

    public Path logs() {
        return root.resolve("logs");
    }

    /** Where a service writes its log; servers write theirs beside their files. */
    public Path log(String member) {
        Path server = of(member).resolve("server.log");
        return Files.exists(server) ? server : logs().resolve(member + ".log");
    }

    /** What holds only while a launcher runs. */
    public Path run() {
        return root.resolve("run");
    }

    Path secrets() {
        return root.resolve("secrets.properties");
    }

    /** The keys of simulated devices. */
    public Path deviceKeys() {
        return root.resolve("device-keys.properties");
    }

    /** Deletes the folder and all that is in it. */
    public void delete() {
        if (!isOurs()) {
            throw new CannotGoOn("%s isn't a data folder of DataFlow; nothing was deleted".formatted(root));
        }
        try (Stream<Path> files = Files.walk(root)) {
            // The mark goes last, so that a delete that was cut short can be done again.
            files.sorted(Comparator.<Path>reverseOrder())
                    .filter(file -> !file.equals(root) && !file.equals(root.resolve(MARK)))
                    .forEach(DataFolder::deleteOne);
            deleteOne(root.resolve(MARK));
            deleteOne(root);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void deleteOne(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new CannotGoOn("can't delete %s: %s".formatted(file, e.getMessage()));
        }
    }

    private boolean isEmpty() {
        try (Stream<Path> files = Files.list(root)) {
            return files.findAny().isEmpty();
        } catch (IOException e) {
            throw new CannotGoOn("can't read %s: %s".formatted(root, e.getMessage()));
        }
    }

    static void restrictToOwner(Path path, String permissions) throws IOException {
        if (Files.getFileStore(path).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
        }
    }
}
