package io.dataflow.quickstart.folder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which process a member of the fleet is, written down so that another launcher finds it.
 *
 * @param started when the process began; tells it from a later one that was given the same number
 * @param program the program that it runs; empty where it isn't known
 */
public record ProcessMark(String name, long pid, Instant started, String program) {

    private static final Duration CLOCK_TOLERANCE = Duration.ofSeconds(2);
    private static final String ENDING = ".pid";

    /** Describes a process that was started just now and may not yet run the program that it is meant to. */
    public static ProcessMark ofNew(String name, ProcessHandle process) {
        return new ProcessMark(
                name, process.pid(), process.info().startInstant().orElse(Instant.EPOCH), "");
    }

    /** Describes a process that runs its program. */
    public static ProcessMark of(String name, ProcessHandle process) {
        return new ProcessMark(
                name,
                process.pid(),
                process.info().startInstant().orElse(Instant.EPOCH),
                process.info().command().orElse(""));
    }

    /** Everything that is written down in a folder, running or not. */
    public static List<ProcessMark> allIn(DataFolder folder) {
        if (!Files.isDirectory(folder.run())) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder.run())) {
            return files.filter(file -> file.getFileName().toString().endsWith(ENDING))
                    .sorted()
                    .map(file -> read(new PropertiesFile(file)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is written down about one member. */
    public static Optional<ProcessMark> find(DataFolder folder, String name) {
        PropertiesFile file = new PropertiesFile(path(folder, name));
        return file.exists() ? Optional.of(read(file)) : Optional.empty();
    }

    private static ProcessMark read(PropertiesFile file) {
        Map<String, String> values = file.read();
        return new ProcessMark(
                values.getOrDefault("name", ""),
                Long.parseLong(values.getOrDefault("pid", "0")),
                Instant.parse(values.getOrDefault("started", Instant.EPOCH.toString())),
                values.getOrDefault("program", ""));
    }

    public void writeTo(DataFolder folder) {
        new PropertiesFile(path(folder, name))
                .write(Map.of(
                        "name", name, "pid", Long.toString(pid), "started", started.toString(), "program", program));
    }

    public void removeFrom(DataFolder folder) {
        try {
            Files.deleteIfExists(path(folder, name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The process, if it still runs and is the same one. */
    public Optional<ProcessHandle> process() {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).filter(this::isSame);
    }

    private boolean isSame(ProcessHandle process) {
        ProcessHandle.Info info = process.info();
        boolean sameProgram =
                program.isEmpty() || info.command().map(program::equals).orElse(false);
        boolean sameStart = info.startInstant()
                .map(start -> Duration.between(start, started).abs().compareTo(CLOCK_TOLERANCE) <= 0)
                .orElse(true);
        return sameProgram && sameStart;
    }

    private static Path path(DataFolder folder, String name) {
        return folder.run().resolve(name + ENDING);
    }
}
