package io.dataflow.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import redis.embedded.core.ExecutableProvider;

/**
 * A Redis server that has what it is told on the disk before it answers, so that neither the death of the process nor that of the
 * machine loses it. When its memory is full it refuses to take more.
 */
public final class LocalRedis implements LocalServer {

    private static final int MEGABYTES_TO_BEGIN = 100;
    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(30);

    private final RedisSettings settings;
    private final Child child;
    private final ServerProcess process;

    private LocalRedis(RedisSettings settings, Child child, ServerProcess process) {
        this.settings = settings;
        this.child = child;
        this.process = process;
    }

    /**
     * Starts it, with what its folder holds or as an empty one.
     *
     * @throws ServerUnavailable where it doesn't come up; the message says why in one line
     */
    public static LocalRedis start(RedisSettings settings) {
        Path folder = Folders.make(settings.folder());
        Orphans.stop(settings.name(), folder);
        int port = settings.port() == 0 ? Ports.free() : settings.port();
        Ports.requireFree(settings.name(), port);
        Folders.requireSpace(settings.name(), folder, MEGABYTES_TO_BEGIN);
        Path configuration = folder.resolve("redis.conf");
        Folders.writeSecret(configuration, configuration(settings, folder, port));
        Child child = new Child(
                settings.name(),
                folder,
                List.of(executable().toString(), configuration.toString()),
                Map.of(),
                port,
                () -> hasLoaded(port, settings.password()),
                START_LIMIT,
                STOP_LIMIT);
        return new LocalRedis(settings, child, ServerProcess.start(child));
    }

    /** What a client connects to, with the password in it: not for logs. */
    public URI uri() {
        String password = URLEncoder.encode(settings.password(), StandardCharsets.UTF_8);
        return URI.create("redis://:%s@127.0.0.1:%d".formatted(password, port()));
    }

    public String password() {
        return settings.password();
    }

    @Override
    public String name() {
        return settings.name();
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

    private static String configuration(RedisSettings settings, Path folder, int port) {
        return """
                bind 127.0.0.1
                port %d
                dir "%s"
                requirepass "%s"
                appendonly yes
                appendfsync always
                save ""
                maxmemory %dmb
                maxmemory-policy noeviction
                databases 1
                %s
                """.formatted(
                        port,
                        folder.toString().replace('\\', '/'),
                        settings.password(),
                        settings.maxMemoryMegabytes(),
                        // Windows' build is too old to know it
                        Sessions.isWindows() ? "" : "set-proc-title no");
    }

    private static Path executable() {
        String name = Sessions.isWindows() ? "redis-server.exe" : "redis-server";
        Path folder = Programs.unpacked("redis-embedded-1.4.4", temporary -> {
            Path unpacked = ExecutableProvider.newJarResourceProvider(temporary.toFile())
                    .get()
                    .toPath();
            java.nio.file.Files.move(unpacked, temporary.resolve(name));
        });
        return folder.resolve(name);
    }

    /** Whether it has read its file and answers; until then it answers everything with LOADING. */
    private static boolean hasLoaded(int port, String password) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port), 1_000);
            socket.setSoTimeout(1_000);
            String request = "AUTH " + password + "\r\nPING\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            String expected = "+OK\r\n+PONG\r\n";
            byte[] answer = socket.getInputStream().readNBytes(expected.length());
            return expected.equals(new String(answer, StandardCharsets.US_ASCII));
        } catch (IOException e) {
            return false;
        }
    }
}
