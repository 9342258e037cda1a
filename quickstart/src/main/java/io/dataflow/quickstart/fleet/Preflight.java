package io.dataflow.quickstart.fleet;

import io.dataflow.quickstart.CannotGoOn;
import io.dataflow.quickstart.Console;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/** What is looked at before anything is started, so that a fleet fails at once and with a reason rather than half way. */
public final class Preflight {

    private static final long LEAST_DISK_BYTES = 1L << 30;
    private static final long WANTED_MEMORY_BYTES = 3L << 30;

    private final FleetPlan plan;
    private final Console console;

    public Preflight(FleetPlan plan, Console console) {
        this.plan = plan;
        this.console = console;
    }

    public void check() {
        checkDisk();
        checkMemory();
        for (Port port : Port.values()) {
            checkFree(port);
        }
    }

    private void checkDisk() {
        Path root = plan.folder().root();
        try {
            long free = Files.getFileStore(root).getUsableSpace();
            if (free < LEAST_DISK_BYTES) {
                throw new CannotGoOn(
                        "only %d MB are free on the disk of %s, 1024 MB are needed; make room or choose another folder with --data"
                                .formatted(free >> 20, root));
            }
        } catch (IOException e) {
            throw new CannotGoOn("can't look at the disk of %s: %s".formatted(root, e.getMessage()));
        }
    }

    private void checkMemory() {
        OptionalLong available = Memory.available();
        if (available.isPresent() && available.getAsLong() < WANTED_MEMORY_BYTES) {
            console.say(
                    "Only %d MB of memory are available; the fleet takes up to 3000 MB and may be slow",
                    available.getAsLong() >> 20);
        }
    }

    private void checkFree(Port port) {
        int number = plan.ports().of(port);
        String address = isLocalServer(port) ? "127.0.0.1" : plan.listen();
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByName(address), number));
        } catch (IOException | SecurityException e) {
            throw new CannotGoOn("port %d on %s isn't free (%s); %s wants it; use %s or --port-offset to move it"
                    .formatted(number, address, e.getMessage(), port.user(), port.option()));
        }
    }

    private static boolean isLocalServer(Port port) {
        return switch (port) {
            case DATABASE, REDIS_1, REDIS_2, MQTT -> true;
            case BRIDGE, VALIDATION, AGENT, DASHBOARD -> false;
        };
    }
}
