package io.dataflow.benchmarks.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** What this machine is. */
final class Machine {

    private static final String UNKNOWN = "?";

    private Machine() {}

    static BridgeResult.Machine ours() {
        return new BridgeResult.Machine(
                Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
                Runtime.getRuntime().availableProcessors(),
                cpu(),
                System.getProperty("os.name") + " " + System.getProperty("os.version"),
                System.getProperty("java.vm.vendor") + " " + Runtime.version(),
                version());
    }

    private static String cpu() {
        try {
            return Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
                    .filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse(UNKNOWN);
        } catch (IOException e) {
            return System.getProperty("os.arch", UNKNOWN);
        }
    }

    private static String version() {
        String version = Machine.class.getPackage().getImplementationVersion();
        return version == null ? UNKNOWN : version;
    }
}
