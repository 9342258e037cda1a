package io.dataflow.quickstart.fleet;

import io.dataflow.local.LocalServer;
import io.dataflow.local.ServerUnavailable;
import io.dataflow.quickstart.folder.LogFile;
import java.util.OptionalInt;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A database, Redis server or broker as a member of the fleet. */
final class ServerMember implements Member {

    private final String name;
    private final String purpose;
    private final LogFile log;
    private final Supplier<? extends LocalServer> firstStart;
    private volatile @Nullable LocalServer server;

    /**
     * @param firstStart starts the server and returns when it is ready; later starts go through what it returned
     */
    ServerMember(String name, String purpose, LogFile log, Supplier<? extends LocalServer> firstStart) {
        this.name = name;
        this.purpose = purpose;
        this.log = log;
        this.firstStart = firstStart;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String purpose() {
        return purpose;
    }

    @Override
    public ProcessHandle start() throws MemberFailed {
        LocalServer running = server;
        log.rotate();
        try {
            if (running == null) {
                running = firstStart.get();
                server = running;
            } else {
                running.restart();
            }
        } catch (ServerUnavailable e) {
            throw new MemberFailed(e.getMessage(), e);
        }
        return ProcessHandle.of(running.pid())
                .orElseThrow(() -> new MemberFailed(name + " ended right after its start", null));
    }

    @Override
    public boolean isReady() {
        LocalServer running = server;
        return running != null && running.isAlive();
    }

    @Override
    public void stop() {
        LocalServer running = server;
        if (running != null) {
            running.stop();
        }
    }

    @Override
    public OptionalInt exitCode() {
        return OptionalInt.empty();
    }
}
