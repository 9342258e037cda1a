package io.dataflow.local;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A MariaDB server with the database {@code dataflow} and the user {@code dataflow}, who owns that database and those whose names
 * begin with {@code dataflow_}. Only this machine can reach it; what is committed survives a power cut.
 */
public final class LocalDatabase implements LocalServer {

    private static final String NAME = "MariaDB";
    private static final String USER = "dataflow";
    private static final int MEGABYTES_TO_BEGIN = 300;
    private static final Duration START_LIMIT = Duration.ofSeconds(90);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(60);

    private final DatabaseSettings settings;
    private final Child child;
    private final ServerProcess process;

    private LocalDatabase(DatabaseSettings settings, Child child, ServerProcess process) {
        this.settings = settings;
        this.child = child;
        this.process = process;
    }

    /**
     * Starts it, with what its folder holds or as an empty one.
     *
     * @throws ServerUnavailable where it doesn't come up; the message says why in one line
     */
    public static LocalDatabase start(DatabaseSettings settings) {
        Path folder = Folders.make(settings.folder());
        Orphans.stop(NAME, folder);
        int port = settings.port() == 0 ? Ports.free() : settings.port();
        Ports.requireFree(NAME, port);
        MariaDbProgram program = MariaDbProgram.find();
        MariaDbFiles files = new MariaDbFiles(folder, program);
        if (!files.hasData()) {
            Folders.requireSpace(NAME, folder, MEGABYTES_TO_BEGIN);
            files.makeData();
        }
        files.writeConfiguration(settings, port);
        Child child = child(folder, program, files, port);
        return new LocalDatabase(settings, child, withAccounts(files, settings, () -> ServerProcess.start(child)));
    }

    /** What a Java program connects to, with the parameters that all of ours use. */
    public String url() {
        return "jdbc:mysql://127.0.0.1:%d/dataflow?%s".formatted(port(), JdbcParameters.OURS);
    }

    public String username() {
        return USER;
    }

    public String password() {
        return settings.password();
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int port() {
        return child.port();
    }

    @Override
    public Path log() {
        return child.log();
    }

    @Override
    public long pid() {
        return process.pid();
    }

    @Override
    public boolean isAlive() {
        return process.isAlive();
    }

    @Override
    public void kill() {
        process.kill();
    }

    @Override
    public void pause() {
        process.pause();
    }

    @Override
    public void resume() {
        process.resume();
    }

    @Override
    public void stop() {
        process.stop();
    }

    @Override
    public void restart() {
        process.restart();
    }

    private static ServerProcess withAccounts(
            MariaDbFiles files, DatabaseSettings settings, java.util.function.Supplier<ServerProcess> start) {
        files.writeAccounts(USER, settings.password());
        try {
            return start.get();
        } finally {
            files.emptyAccounts();
        }
    }

    private static Child child(Path folder, MariaDbProgram program, MariaDbFiles files, int port) {
        List<String> command = new ArrayList<>();
        command.add(program.executable().toString());
        command.add("--defaults-file=" + files.configuration());
        MariaDbFiles.asRoot().ifPresent(command::add);
        return new Child(NAME, folder, command, Map.of(), port, () -> greets(port), START_LIMIT, STOP_LIMIT);
    }

    /** Whether it sends its greeting; it does so only after the accounts are made. */
    private static boolean greets(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port), 1_000);
            socket.setSoTimeout(1_000);
            InputStream in = socket.getInputStream();
            return in.read() >= 0;
        } catch (IOException e) {
            return false;
        }
    }
}
