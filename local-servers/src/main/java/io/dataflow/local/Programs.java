package io.dataflow.local;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/**
 * Where the servers' programs lie once they are unpacked: {@code DATAFLOW_PROGRAMS}, or a cache folder in the user's home. They
 * are the same for every data folder, and large, so that all share them.
 */
final class Programs {

    private Programs() {}

    /** Puts files into a folder. */
    @FunctionalInterface
    interface Unpacking {
        void into(Path folder) throws IOException;
    }

    /** The folder of a program; where it isn't there yet it appears complete or not at all, whoever else unpacks it too. */
    static Path unpacked(String program, Unpacking unpacking) {
        Path folder = home().resolve(program);
        if (Files.isDirectory(folder)) {
            return folder;
        }
        try {
            Files.createDirectories(folder.getParent());
            Path temporary = Files.createTempDirectory(folder.getParent(), ".unpacking");
            try {
                unpacking.into(temporary);
                moveInPlace(temporary, folder);
            } finally {
                deleteTree(temporary);
            }
            return folder;
        } catch (IOException | UncheckedIOException e) {
            throw new ServerUnavailable(
                    "Can't unpack %s into %s: %s; choose another folder with DATAFLOW_PROGRAMS"
                            .formatted(program, folder.getParent(), e.getMessage()),
                    e);
        }
    }

    /** Unpacks what lies below a folder of the class path, as far as it is wanted; empty where nothing is there. */
    static Optional<Unpacking> fromClassPath(String root, Predicate<String> wanted) {
        URL url = Programs.class.getClassLoader().getResource(root);
        if (url == null) {
            return Optional.empty();
        }
        return Optional.of(folder -> {
            if (!(url.openConnection() instanceof JarURLConnection connection)) {
                throw new IOException(url + " is not in a jar");
            }
            copy(connection.getJarFile(), root, wanted, folder);
        });
    }

    private static void copy(JarFile jar, String root, Predicate<String> wanted, Path folder) throws IOException {
        List<JarEntry> entries = jar.stream()
                .filter(entry -> !entry.isDirectory() && entry.getName().startsWith(root + "/"))
                .filter(entry -> wanted.test(entry.getName().substring(root.length() + 1)))
                .toList();
        for (JarEntry entry : entries) {
            Path file =
                    folder.resolve(entry.getName().substring(root.length() + 1)).normalize();
            if (!file.startsWith(folder)) {
                throw new IOException("Entry outside its folder: " + entry.getName());
            }
            Files.createDirectories(file.getParent());
            try (InputStream in = jar.getInputStream(entry)) {
                Files.copy(in, file);
            }
            makeExecutable(file);
        }
    }

    private static void makeExecutable(Path file) throws IOException {
        if (!file.toFile().setExecutable(true)) {
            throw new IOException("Can't make " + file + " executable");
        }
    }

    private static void moveInPlace(Path temporary, Path folder) throws IOException {
        try {
            Files.move(temporary, folder, java.nio.file.StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(temporary, folder);
        } catch (FileAlreadyExistsException | DirectoryNotEmptyException e) {
            return; // somebody else was faster
        } catch (IOException e) {
            if (!Files.isDirectory(folder)) {
                throw e;
            }
        }
    }

    private static void deleteTree(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private static Path home() {
        String chosen = System.getProperty("dataflow.programs", System.getenv("DATAFLOW_PROGRAMS"));
        if (chosen != null && !chosen.isBlank()) {
            return Path.of(chosen).toAbsolutePath();
        }
        String cache = System.getenv("XDG_CACHE_HOME");
        Path base =
                cache != null && !cache.isBlank() ? Path.of(cache) : Path.of(System.getProperty("user.home"), ".cache");
        return base.resolve("dataflow").resolve("programs").toAbsolutePath();
    }
}
