package io.dataflow.local;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ends servers whose launcher died before it could stop them. */
public final class Orphans {

    private static final Logger LOG = LoggerFactory.getLogger(Orphans.class);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(50);
    private static final Duration ORDERLY = Duration.ofSeconds(20);
    private static final Duration AT_ONCE = Duration.ofSeconds(5);

    private Orphans() {}

    /**
     * Stops what an earlier launcher left running in a server's folder and waits until it is gone; does nothing where there is
     * none.
     *
     * @throws ServerUnavailable where the launcher still lives: then the server is in use
     */
    public static void stop(String name, Path folder) {
        PidFile pidFile = new PidFile(folder);
        pidFile.server().ifPresent(orphan -> {
            refuseWhileOwned(name, folder, pidFile, orphan);
            LOG.warn("{} of an earlier run is still there as process {}; stopping it", name, orphan.pid());
            end(orphan);
        });
        pidFile.delete();
    }

    private static void refuseWhileOwned(String name, Path folder, PidFile pidFile, ProcessHandle orphan) {
        pidFile.otherOwner().ifPresent(owner -> {
            throw new ServerUnavailable("%s already runs in %s (process %d, started by process %d); stop that one first"
                    .formatted(name, folder, orphan.pid(), owner.pid()));
        });
    }

    private static void end(ProcessHandle orphan) {
        orphan.destroy();
        if (!awaitEnd(orphan, ORDERLY)) {
            orphan.destroyForcibly();
            awaitEnd(orphan, AT_ONCE);
        }
    }

    private static boolean awaitEnd(ProcessHandle orphan, Duration limit) {
        long deadline = System.nanoTime() + limit.toNanos();
        while (PidFile.runs(orphan) && System.nanoTime() < deadline) {
            awaitExit(orphan);
        }
        return !PidFile.runs(orphan);
    }

    private static void awaitExit(ProcessHandle orphan) {
        try {
            orphan.onExit().get(LOOK_AGAIN.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServerUnavailable("Interrupted while waiting for process " + orphan.pid(), e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
