package io.dataflow.quickstart.fleet;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** How much memory there is and who has it, where the system tells. */
public final class Memory {

    private Memory() {}

    /** Bytes that programs could still get. */
    static OptionalLong available() {
        return kilobytesIn(Path.of("/proc/meminfo"), "MemAvailable:");
    }

    /** Bytes of a process that are in memory now. */
    public static OptionalLong residentOf(long pid) {
        OptionalLong linux = kilobytesIn(Path.of("/proc", Long.toString(pid), "status"), "VmRSS:");
        return linux.isPresent() ? linux : askPs(pid);
    }

    private static OptionalLong kilobytesIn(Path file, String label) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.filter(line -> line.startsWith(label))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
                    .findFirst();
        } catch (IOException e) {
            return OptionalLong.empty();
        }
    }

    private static OptionalLong askPs(long pid) {
        try {
            Process ps = new ProcessBuilder(List.of("ps", "-o", "rss=", "-p", Long.toString(pid))).start();
            String answer = new String(ps.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
            return answer.isEmpty() ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(answer) << 10);
        } catch (IOException | NumberFormatException e) {
            return OptionalLong.empty();
        }
    }
}
