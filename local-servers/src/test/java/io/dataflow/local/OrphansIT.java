package io.dataflow.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.dataflow.local.test.Patience;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicReference;
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

    @Test
    void leavesNothingBehindWhereItsStartIsInterrupted() throws IOException, InterruptedException {
        BrokerSettings broker = BrokerSettings.ofOwnClassPath(folder, 0, "secret");
        AtomicReference<Throwable> answer = new AtomicReference<>();
        Thread starter = Thread.ofPlatform()
                .uncaughtExceptionHandler((thread, e) -> answer.set(e))
                .start(() -> LocalBroker.start(broker));
        Path pidFile = folder.resolve("server.pid");
        await().atMost(Patience.LONG)
                .until(() -> Files.exists(pidFile) && entries().containsKey("server.pid"));
        long server = Long.parseLong(entries().getProperty("server.pid"));
        starter.interrupt();
        starter.join();
        assertThat(answer.get()).isInstanceOf(ServerUnavailable.class).hasMessageContaining("Interrupted");
        await().atMost(Patience.LONG)
                .untilAsserted(() -> assertThat(ProcessHandle.of(server).filter(PidFile::runs))
                        .isEmpty());
    }

    private RedisSettings settings() {
        return RedisSettings.of("redis-1", folder, 0, "secret");
    }

    private void rewrite(String key, String value) throws IOException {
        Properties entries = entries();
        entries.setProperty(key, value);
        try (Writer writer = Files.newBufferedWriter(folder.resolve("server.pid"))) {
            entries.store(writer, null);
        }
    }

    private Properties entries() throws IOException {
        Properties entries = new Properties();
        try (Reader reader = Files.newBufferedReader(folder.resolve("server.pid"))) {
            entries.load(reader);
        }
        return entries;
    }
}
