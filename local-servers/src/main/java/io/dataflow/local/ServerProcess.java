package io.dataflow.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The process behind a local server's handle: starts it, watches it come up, signals it and ends it. */
final class ServerProcess {

    private static final Logger LOG = LoggerFactory.getLogger(ServerProcess.class);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(50);
    private static final Duration GONE_LIMIT = Duration.ofSeconds(20);

    private final Child child;
    private final PidFile pidFile;
    private Process process;

    private ServerProcess(Child child) {
        this.child = child;
        this.pidFile = new PidFile(child.folder());
        this.process = launch();
    }

    /** Starts it and returns once it answers; {@link Orphans#stop} has to come before. */
    static ServerProcess start(Child child) {
        return new ServerProcess(child);
    }

    synchronized long pid() {
        return process.pid();
    }

    synchronized boolean isAlive() {
        return process.isAlive();
    }

    synchronized void kill() {
        process.destroyForcibly();
        awaitEnd(process, GONE_LIMIT);
        pidFile.delete();
    }

    synchronized void pause() {
        signal("STOP");
    }

    synchronized void resume() {
        signal("CONT");
    }

    synchronized void stop() {
        if (process.isAlive()) {
            if (!Sessions.isWindows()) {
                resume(); // a paused process would not hear that it is to end
            }
            process.destroy();
            if (!awaitEnd(process, child.stopLimit())) {
                LOG.warn(
                        "{} did not end within {} s; ending it at once",
                        child.name(),
                        child.stopLimit().toSeconds());
                process.destroyForcibly();
                awaitEnd(process, GONE_LIMIT);
            }
        }
        pidFile.delete();
    }

    synchronized void restart() {
        stop();
        process = launch();
    }

    private Process launch() {
        Ports.requireFree(child.name(), child.port());
        ProcessBuilder builder = new ProcessBuilder(Sessions.apart(child.command()))
                .directory(child.folder().toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(child.log().toFile()));
        builder.environment().putAll(child.environment());
        long logBefore = size(child.log());
        try {
            return ready(builder.start(), logBefore);
        } catch (IOException e) {
            throw new ServerUnavailable("%s can't be started: %s".formatted(child.name(), e.getMessage()), e);
        }
    }

    /** Whatever goes wrong, nobody but us knows of the new process: it must not outlive the failure. */
    private Process ready(Process started, long logBefore) throws IOException {
        try {
            started.getOutputStream().close();
            awaitAnswer(started, logBefore);
            return started;
        } catch (IOException | RuntimeException e) {
            started.destroyForcibly();
            throw e;
        }
    }

    private void awaitAnswer(Process started, long logBefore) {
        long deadline = System.nanoTime() + child.startLimit().toNanos();
        pidFile.write(started.toHandle());
        while (!child.answers().getAsBoolean()) {
            if (awaitEnd(started, LOOK_AGAIN)) {
                pidFile.delete();
                throw Trouble.of(child, logBefore, "ended with code " + started.exitValue());
            }
            if (System.nanoTime() > deadline) {
                started.destroyForcibly();
                awaitEnd(started, GONE_LIMIT);
                pidFile.delete();
                throw Trouble.of(
                        child,
                        logBefore,
                        "did not answer within " + child.startLimit().toSeconds() + " s");
            }
        }
        pidFile.write(
                started.toHandle()); // by now it runs the program itself, not what put it into a session of its own
    }

    private boolean awaitEnd(Process ending, Duration limit) {
        try {
            return ending.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServerUnavailable("Interrupted while waiting for " + child.name(), e);
        }
    }

    private void signal(String signal) {
        if (Sessions.isWindows()) {
            throw new UnsupportedOperationException("Windows can't pause a process");
        }
        try {
            new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
                    .redirectErrorStream(true)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new ServerUnavailable("Can't signal " + child.name() + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static long size(Path file) {
        try {
            return Files.exists(file) ? Files.size(file) : 0;
        } catch (IOException e) {
            return 0;
        }
    }
}
