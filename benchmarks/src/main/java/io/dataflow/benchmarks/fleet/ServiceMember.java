package io.dataflow.benchmarks.fleet;

import io.dataflow.local.ServerUnavailable;
import io.dataflow.local.Sessions;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One of our services, from its jar. */
public final class ServiceMember implements Member {

    private static final Duration START_LIMIT = Duration.ofMinutes(3);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(25);
    private static final Duration GONE_LIMIT = Duration.ofSeconds(20);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(200);

    private final String name;
    private final Role role;
    private final int port;
    private final List<String> command;
    private final Map<String, String> environment;
    private final Path folder;
    private @Nullable Process process;

    ServiceMember(
            String name, Role role, int port, List<String> command, Map<String, String> environment, Path folder) {
        this.name = name;
        this.role = role;
        this.port = port;
        this.command = List.copyOf(command);
        this.environment = Map.copyOf(environment);
        this.folder = folder;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Role role() {
        return role;
    }

    /** Its base URL. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + port);
    }

    @Override
    public synchronized long pid() {
        return running().pid();
    }

    @Override
    public synchronized boolean isAlive() {
        return process != null && process.isAlive();
    }

    /** Starts it without waiting until it answers. */
    synchronized void launch() {
        ProcessBuilder builder = new ProcessBuilder(Sessions.apart(command))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
        builder.environment().putAll(environment);
        try {
            process = builder.start();
            process.getOutputStream().close();
        } catch (IOException e) {
            throw new ServerUnavailable(name + " can't be started: " + e.getMessage(), e);
        }
    }

    /** Waits until it says that it lives, which does not need any of its neighbours. */
    void awaitAnswer() {
        awaitAnswer("/actuator/health/liveness");
    }

    /** Waits until it says that it works, neighbours included. */
    void awaitReady() {
        awaitAnswer("/actuator/health/readiness");
    }

    @Override
    public synchronized void kill() {
        running().destroyForcibly();
        awaitEnd(GONE_LIMIT);
    }

    @Override
    public synchronized void pause() {
        Signals.send(running(), "STOP");
    }

    @Override
    public synchronized void resume() {
        Signals.send(running(), "CONT");
    }

    @Override
    public synchronized void stop() {
        if (!isAlive()) {
            return;
        }
        resume();
        running().destroy();
        if (!awaitEnd(STOP_LIMIT)) {
            kill();
        }
    }

    @Override
    public void restart() {
        stop();
        launch();
        awaitAnswer();
    }

    /** Starts it anew; how long it took from then until it worked, neighbours included. */
    Duration timedRestart() {
        stop();
        long began = System.nanoTime();
        launch();
        awaitReady();
        return Duration.ofNanos(System.nanoTime() - began);
    }

    private Path log() {
        return folder.resolve(name + ".log");
    }

    private Process running() {
        if (process == null) {
            throw new IllegalStateException(name + " was never started");
        }
        return process;
    }

    private void awaitAnswer(String path) {
        long deadline = System.nanoTime() + START_LIMIT.toNanos();
        while (!Panel.answers(url().resolve(path))) {
            if (awaitEnd(LOOK_AGAIN)) {
                throw new ServerUnavailable("%s ended by itself with code %d; its log is %s"
                        .formatted(name, running().exitValue(), log()));
            }
            if (System.nanoTime() > deadline) {
                throw new ServerUnavailable("%s did not answer at %s within %d s; its log is %s"
                        .formatted(name, url().resolve(path), START_LIMIT.toSeconds(), log()));
            }
        }
    }

    private boolean awaitEnd(Duration limit) {
        try {
            return running().waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServerUnavailable("Interrupted while waiting for " + name, e);
        }
    }
}
