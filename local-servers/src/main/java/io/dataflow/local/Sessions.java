package io.dataflow.local;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Starts programs in a session of their own, so that Ctrl-C in a terminal reaches only the launcher, which then stops everything
 * in order. Where the system has no tool for that, the program starts as it is.
 */
public final class Sessions {

    private Sessions() {}

    /** The command that runs the given one apart from our terminal, under the process id that it is started with. */
    public static List<String> apart(List<String> command) {
        List<String> all = new ArrayList<>();
        if (onPath("setsid").isPresent()) {
            all.add("setsid");
        } else if (!isWindows() && onPath("perl").isPresent()) {
            all.addAll(List.of("perl", "-e", "use POSIX; POSIX::setsid(); exec @ARGV"));
        }
        all.addAll(command);
        return all;
    }

    static boolean isWindows() {
        return File.separatorChar == '\\';
    }

    static Optional<Path> onPath(String program) {
        String path = System.getenv().getOrDefault("PATH", "");
        for (String folder : path.split(File.pathSeparator)) {
            Path candidate = Path.of(folder, program);
            if (Files.isExecutable(candidate)) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }
}
