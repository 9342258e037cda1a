package io.dataflow.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dataflow.local.test.TestRedis;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class LocalRedisIT {

    private final LocalRedis redis = TestRedis.start();

    @AfterEach
    void stop() {
        redis.stop();
    }

    @Test
    void keepsItsDataWhenItIsStopped() throws IOException {
        ask("SET greeting hello", "+OK");
        redis.restart();
        ask("GET greeting", "$5", "hello");
    }

    @Test
    void keepsItsDataWhenItIsKilled() throws IOException {
        ask("SET greeting hello", "+OK");
        redis.kill();
        assertThat(redis.isAlive()).isFalse();
        redis.restart();
        ask("GET greeting", "$5", "hello");
    }

    @Test
    void refusesWhoDoesNotKnowThePassword() throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), redis.port())) {
            assertThat(exchange(socket, "GET greeting")).startsWith("-NOAUTH");
        }
    }

    @Test
    void refusesToForgetWhenMemoryIsFull() throws IOException {
        ask("CONFIG GET maxmemory-policy", "*2", "$16", "maxmemory-policy", "$10", "noeviction");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void hangsWhilePausedAndGoesOnAfterwards() throws IOException {
        redis.pause();
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), redis.port())) {
            socket.setSoTimeout(300);
            assertThatThrownBy(() -> exchange(socket, "PING")).isInstanceOf(SocketTimeoutException.class);
        }
        redis.resume();
        ask("PING", "+PONG");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void stopsWhilePaused() {
        redis.pause();
        redis.stop();
        assertThat(redis.isAlive()).isFalse();
    }

    @Test
    void saysWhoseFaultATakenPortIs(@TempDir Path folder) throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            RedisSettings settings = RedisSettings.of("redis-9", folder, taken.getLocalPort(), "secret");
            assertThatThrownBy(() -> LocalRedis.start(settings))
                    .isInstanceOf(ServerUnavailable.class)
                    .hasMessageContaining("Port " + taken.getLocalPort() + ", which redis-9 needs, is taken")
                    .hasMessageContaining("ss -ltnp");
        }
    }

    @Test
    void hidesThePasswordFromTheProcessListAndFromOthers() throws IOException {
        ProcessHandle.Info info = ProcessHandle.of(redis.pid()).orElseThrow().info();
        assertThat(info.commandLine().orElse("")).doesNotContain(redis.password());
        Path configuration = redis.log().resolveSibling("redis.conf");
        assertThat(Files.readString(configuration)).contains(redis.password());
        if (!Sessions.isWindows()) {
            assertThat(Files.getPosixFilePermissions(configuration)).hasSize(2);
        }
    }

    private void ask(String command, String... answer) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), redis.port())) {
            socket.setSoTimeout(5_000);
            assertThat(exchange(socket, "AUTH " + redis.password())).isEqualTo("+OK");
            write(socket, command);
            for (String line : answer) {
                assertThat(readLine(socket)).isEqualTo(line);
            }
        }
    }

    private static String exchange(Socket socket, String command) throws IOException {
        write(socket, command);
        return readLine(socket);
    }

    private static void write(Socket socket, String command) throws IOException {
        socket.getOutputStream().write((command + "\r\n").getBytes(StandardCharsets.US_ASCII));
    }

    private static String readLine(Socket socket) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = socket.getInputStream().read();
                c >= 0 && c != '\n';
                c = socket.getInputStream().read()) {
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }
}
