package io.dataflow.local;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** What lies in a MariaDB server's folder: its data, its configuration and, while it starts, its accounts. */
final class MariaDbFiles {

    // Without the help texts, the sys schema and the test database, which nobody here uses.
    private static final List<String> SYSTEM_TABLES =
            List.of("system_tables.sql", "performance_tables.sql", "system_tables_data.sql");

    private final Path folder;
    private final MariaDbProgram program;

    MariaDbFiles(Path folder, MariaDbProgram program) {
        this.folder = folder;
        this.program = program;
    }

    Path configuration() {
        return folder.resolve("mariadb.cnf");
    }

    boolean hasData() {
        return Files.isDirectory(data().resolve("mysql"));
    }

    /** Makes the system tables, in a folder that gets its name only when all is there. */
    void makeData() {
        Path unfinished = folder.resolve("data.unfinished");
        try {
            deleteTree(unfinished);
            Files.createDirectories(unfinished);
            bootstrap(unfinished);
            deleteTree(data());
            Files.move(unfinished, data());
        } catch (IOException e) {
            throw new ServerUnavailable("Can't make the database in " + folder + ": " + e.getMessage(), e);
        }
    }

    void writeConfiguration(DatabaseSettings settings, int port) {
        String text = """
                [mariadbd]
                datadir=%s
                basedir=%s
                lc-messages-dir=%s
                character-sets-dir=%s
                tmpdir=%s
                port=%d
                bind-address=127.0.0.1
                %s
                pid-file=mariadb.pid
                init-file=%s
                skip-name-resolve
                # Nobody but this machine can listen, and making a key takes ten seconds at each start.
                skip-ssl
                default-time-zone=+00:00
                character-set-server=utf8mb4
                collation-server=utf8mb4_unicode_ci
                innodb-buffer-pool-size=%dM
                innodb-log-file-size=48M
                # What is committed survives a power cut.
                innodb-flush-log-at-trx-commit=1
                innodb-doublewrite=1
                max-connections=%d
                max-allowed-packet=64M
                performance-schema=OFF
                """.formatted(
                        path(data()),
                        path(program.base()),
                        path(program.share()),
                        path(program.share().resolve("charsets")),
                        path(data()),
                        port,
                        // relative to the data, because a socket's whole path must not have more than 107 characters
                        Sessions.isWindows() ? "" : "socket=mariadb.sock",
                        path(accounts()),
                        settings.bufferPoolMegabytes(),
                        settings.maxConnections());
        Folders.writeSecret(configuration(), text);
    }

    /** Writes what the server is to do first; the file holds passwords and must not outlive the start. */
    void writeAccounts(String user, String password) {
        String account = "%s@'127.0.0.1'".formatted(quoted(user));
        Folders.writeSecret(
                accounts(), """
                DELETE FROM mysql.global_priv WHERE User = '' OR (User = 'root' AND Host <> 'localhost');
                DELETE FROM mysql.proxies_priv;
                FLUSH PRIVILEGES;
                %s
                CREATE DATABASE IF NOT EXISTS dataflow CHARACTER SET utf8mb4;
                CREATE USER IF NOT EXISTS %s;
                ALTER USER %s IDENTIFIED BY %s;
                GRANT ALL ON `dataflow`.* TO %s;
                GRANT ALL ON `dataflow\\_%%`.* TO %s;
                """.formatted(closedRoot(), account, account, quoted(password), account, account));
    }

    /** Leaves a file that does nothing, for restarts. */
    void emptyAccounts() {
        Folders.writeSecret(accounts(), "");
    }

    /** The argument without which the server refuses to run for root. */
    static Optional<String> asRoot() {
        return "root".equals(System.getProperty("user.name")) ? Optional.of("--user=root") : Optional.empty();
    }

    private void bootstrap(Path data) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                program.executable().toString(),
                "--no-defaults",
                "--bootstrap",
                "--datadir=" + data,
                // A server that starts throws away what others have in a folder that they share, such as the system's.
                "--tmpdir=" + data,
                "--basedir=" + program.base(),
                "--lc-messages-dir=" + program.share(),
                "--character-sets-dir=" + program.share().resolve("charsets"),
                "--innodb-log-file-size=48M",
                "--enforce-storage-engine=",
                "--skip-networking"));
        asRoot().ifPresent(command::add);
        Path log = folder.resolve("server.log");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        try (OutputStream in = process.getOutputStream()) {
            in.write("create database mysql;\nuse mysql;\nset @auth_root_socket='root';\n"
                    .getBytes(StandardCharsets.UTF_8));
            for (String name : SYSTEM_TABLES) {
                Files.copy(program.statements(name), in);
            }
        } catch (IOException e) {
            // it ended before it had read all: what it said tells more than the broken pipe
        }
        awaitEnd(process, log);
    }

    private static void awaitEnd(Process process, Path log) throws IOException {
        try {
            if (process.waitFor() != 0) {
                throw Trouble.of("MariaDB", log, 0, "could not make its system tables");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
            throw new IOException("interrupted", e);
        }
    }

    /** Root may enter through the socket where the system's root asks, and not at all elsewhere. */
    private static String closedRoot() {
        String alternative = Sessions.isWindows() ? "" : " OR unix_socket";
        return "ALTER USER IF EXISTS root@localhost IDENTIFIED VIA mysql_native_password USING PASSWORD('%s')%s;"
                .formatted(UUID.randomUUID(), alternative);
    }

    private Path data() {
        return folder.resolve("data");
    }

    private Path accounts() {
        return folder.resolve("accounts.sql");
    }

    private static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "''") + "'";
    }

    private static String path(Path path) {
        return path.toString().replace('\\', '/');
    }

    private static void deleteTree(Path tree) throws IOException {
        if (!Files.exists(tree)) {
            return;
        }
        try (Stream<Path> files = Files.walk(tree)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
