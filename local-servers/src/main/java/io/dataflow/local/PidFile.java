package io.dataflow.local;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * Remembers in a server's data folder which process works there and who started it, so that a later launcher can tell a server
 * that outlived its launcher from a stranger that has got the same process number since.
 */
final class PidFile {

    // Systems give the start of a process to the hundredth of a second, but against a clock that may be set meanwhile.
    private static final Duration TOLERANCE = Duration.ofSeconds(3);

    private final Path file;

    PidFile(Path folder) {
        this.file = folder.resolve("server.pid");
    }

    /** Notes the process and, as its owner, the process that we are. */
    void write(ProcessHandle server) {
        Properties entries = new Properties();
        put(entries, "server", server);
        put(entries, "owner", ProcessHandle.current());
        try (Writer writer = Files.newBufferedWriter(file)) {
            entries.store(writer, null);
        } catch (IOException e) {
            throw new ServerUnavailable("Can't write " + file + ": " + e.getMessage(), e);
        }
    }

    void delete() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new ServerUnavailable("Can't delete " + file + ": " + e.getMessage(), e);
        }
    }

    /** The process that the file names, if it still runs. */
    Optional<ProcessHandle> server() {
        return process("server");
    }

    /** Who started that process, if it still runs and isn't us. */
    Optional<ProcessHandle> otherOwner() {
        return process("owner")
                .filter(owner -> owner.pid() != ProcessHandle.current().pid());
    }

    private Optional<ProcessHandle> process(String role) {
        Properties entries = read();
        String pid = entries.getProperty(role + ".pid");
        String started = entries.getProperty(role + ".started");
        if (pid == null || started == null) {
            return Optional.empty();
        }
        Instant start = Instant.parse(started);
        return ProcessHandle.of(Long.parseLong(pid))
                .filter(PidFile::runs)
                .filter(process -> startedAt(process, start))
                .filter(process -> hasCommand(process, entries.getProperty(role + ".command")));
    }

    /** Whether it does; one that ended but was never waited for is alive to the system, yet has no program any more. */
    static boolean runs(ProcessHandle process) {
        return process.isAlive() && process.info().command().isPresent();
    }

    private static boolean hasCommand(ProcessHandle process, @Nullable String command) {
        return process.info().command().filter(actual -> actual.equals(command)).isPresent();
    }

    private static boolean startedAt(ProcessHandle process, Instant start) {
        return process.info()
                .startInstant()
                .filter(actual -> Duration.between(actual, start).abs().compareTo(TOLERANCE) < 0)
                .isPresent();
    }

    private static void put(Properties entries, String role, ProcessHandle process) {
        entries.setProperty(role + ".pid", Long.toString(process.pid()));
        process.info().command().ifPresent(command -> entries.setProperty(role + ".command", command));
        process.info().startInstant().ifPresent(start -> entries.setProperty(role + ".started", start.toString()));
    }

    private Properties read() {
        Properties entries = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            entries.load(reader);
        } catch (NoSuchFileException e) {
            return entries;
        } catch (IOException e) {
            throw new ServerUnavailable("Can't read " + file + ": " + e.getMessage(), e);
        }
        return entries;
    }
}
