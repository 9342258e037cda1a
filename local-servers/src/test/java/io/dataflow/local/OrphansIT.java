package io.dataflow.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OrphansIT {

    private static final long NOBODY = 4_190_000;

    @TempDir
    Path folder;

    @Test
    void stopsAServerWhoseLauncherDied() throws IOException {
        LocalRedis orphan = LocalRedis.start(settings());
        rewrite("owner.pid", Long.toString(NOBODY));
        try (LocalRedis next = LocalRedis.start(new RedisSettings("redis-1", folder, orphan.port(), "next", 64))) {
            assertThat(orphan.isAlive()).isFalse();
            assertThat(next.isAlive()).isTrue();
        }
    }

    @Test
    void refusesAFolderWhoseLauncherStillLives() throws IOException {
        try (LocalRedis redis = LocalRedis.start(settings())) {
            ProcessHandle parent = ProcessHandle.current().parent().orElseThrow();
            rewrite("owner.pid", Long.toString(parent.pid()));
            rewrite("owner.started", parent.info().startInstant().orElseThrow().toString());
            rewrite("owner.command", parent.info().command().orElseThrow());
            assertThatThrownBy(() -> LocalRedis.start(settings()))
                    .isInstanceOf(ServerUnavailable.class)
                    .hasMessageContaining("already runs in");
            assertThat(redis.isAlive()).isTrue();
        }
    }

    @Test
    void leavesAStrangerAloneThatHasGotTheProcessNumberSince() throws IOException {
        LocalRedis first = LocalRedis.start(settings());
        Path pidFile = folder.resolve("server.pid");
        byte[] entries = Files.readAllBytes(pidFile);
        first.stop();
        Files.write(pidFile, entries);
        ProcessHandle stranger = ProcessHandle.current();
        rewrite("server.pid", Long.toString(stranger.pid()));
        try (LocalRedis next = LocalRedis.start(settings())) {
            assertThat(next.isAlive()).isTrue();
            assertThat(stranger.isAlive()).isTrue();
        }
    }

    private RedisSettings settings() {
        return RedisSettings.of("redis-1", folder, 0, "secret");
    }

    private void rewrite(String key, String value) throws IOException {
        Path pidFile = folder.resolve("server.pid");
        Properties entries = new Properties();
        try (Reader reader = Files.newBufferedReader(pidFile)) {
            entries.load(reader);
        }
        entries.setProperty(key, value);
        try (Writer writer = Files.newBufferedWriter(pidFile)) {
            entries.store(writer, null);
        }
    }
}
