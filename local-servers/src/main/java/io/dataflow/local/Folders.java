package io.dataflow.local;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Makes data folders and the files in them, readable for their owner only. */
final class Folders {

    private static final long MEGABYTE = 1024L * 1024;

    private Folders() {}

    /** The folder, made where it is missing, as absolute path without links. */
    static Path make(Path folder) {
        try {
            return Files.createDirectories(folder).toRealPath();
        } catch (IOException e) {
            throw new ServerUnavailable("Can't make the data folder " + folder + ": " + e.getMessage(), e);
        }
    }

    /** Says in one line that a disk has too little room for a server to begin on it. */
    static void requireSpace(String server, Path folder, long megabytes) {
        try {
            long free = Files.getFileStore(folder).getUsableSpace() / MEGABYTE;
            if (free < megabytes) {
                throw new ServerUnavailable(
                        "%s needs %d MB for a start, but the disk of %s has only %d MB left; free some space"
                                .formatted(server, megabytes, folder, free));
            }
        } catch (IOException e) {
            throw new ServerUnavailable("Can't look at the disk of " + folder + ": " + e.getMessage(), e);
        }
    }

    /** Writes a file that only its owner may read, because there may be a password in it. */
    static void writeSecret(Path file, String text) {
        try {
            Files.deleteIfExists(file);
            if (Sessions.isWindows()) {
                Files.createFile(file);
            } else {
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            }
            Files.write(file, text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new ServerUnavailable("Can't write " + file + ": " + e.getMessage(), e);
        }
    }

    /** Deletes a file where it is there. */
    static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new ServerUnavailable("Can't delete " + file + ": " + e.getMessage(), e);
        }
    }
}
