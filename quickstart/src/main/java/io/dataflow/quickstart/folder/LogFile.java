package io.dataflow.quickstart.folder;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The log that one member of the fleet writes. */
public record LogFile(Path path) {

    private static final long LARGEST_BYTES = 10_000_000;
    private static final int KEPT = 3;
    private static final int TAIL_BYTES = 256 * 1024;
    private static final Pattern ERROR = Pattern.compile("\\bERROR\\b|\\[ERROR]|Exception\\b|^Error:|\\bFATAL\\b");

    /** Puts a large log aside and forgets the oldest one. Called before the member starts. */
    public void rotate() {
        try {
            if (Files.exists(path) && Files.size(path) > LARGEST_BYTES) {
                for (int i = KEPT - 1; i >= 1; i--) {
                    moveIfThere(older(i), older(i + 1));
                }
                moveIfThere(path, older(1));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void moveIfThere(Path from, Path to) throws IOException {
        if (Files.exists(from)) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private Path older(int number) {
        return path.resolveSibling(path.getFileName() + "." + number);
    }

    /** Where the next line will be written. */
    public long end() {
        try {
            return exists() ? Files.size(path) : 0;
        } catch (IOException e) {
            return 0;
        }
    }

    /** The last line written since an earlier end that tells of an error. */
    public Optional<String> lastErrorSince(long earlierEnd) {
        return tailSince(earlierEnd).reversed().stream()
                .filter(line -> ERROR.matcher(line).find() && !line.startsWith("\tat "))
                .findFirst()
                .map(String::strip);
    }

    public boolean exists() {
        return Files.exists(path);
    }

    /** The last lines, as many as asked for, but no more than the end of the file holds. */
    public List<String> last(int count) {
        List<String> lines = tailSince(0);
        return lines.subList(Math.max(0, lines.size() - count), lines.size());
    }

    private String read(long from, int length) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
            byte[] bytes = new byte[length];
            file.seek(from);
            file.readFully(bytes);
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    private List<String> tailSince(long earlierEnd) {
        if (!exists()) {
            return List.of();
        }
        try {
            long size = Files.size(path);
            long start = Math.min(size, Math.max(earlierEnd, size - TAIL_BYTES));
            return read(start, (int) (size - start))
                    .lines()
                    .filter(line -> !line.isBlank())
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }
}
