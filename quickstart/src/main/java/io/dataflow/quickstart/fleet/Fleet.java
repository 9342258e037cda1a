package io.dataflow.quickstart.fleet;

import io.dataflow.quickstart.CannotGoOn;
import io.dataflow.quickstart.Console;
import io.dataflow.quickstart.device.DeviceSwarm;
import io.dataflow.quickstart.device.Keyring;
import io.dataflow.quickstart.folder.ProcessMark;
import io.dataflow.quickstart.program.Programs;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All members of one data folder, from the start of the first to the end of the last. */
public final class Fleet {

    private static final String STOPPED = "stopped";

    private final FleetPlan plan;
    private final Console console;
    private final Clock clock;
    private final CompletableFuture<String> ended = new CompletableFuture<>();
    private final AtomicBoolean stopping = new AtomicBoolean();
    private final CompletableFuture<Void> stopped = new CompletableFuture<>();
    private final List<Keeper> servers;
    private final List<Keeper> services;
    private @Nullable DeviceSwarm devices;

    public Fleet(FleetPlan plan, Programs programs, Console console, Clock clock) {
        this.plan = plan;
        this.console = console;
        this.clock = clock;
        this.servers = keepers(new LocalServers(plan, programs).all());
        this.services = keepers(Stream.of(Service.values())
                .map(service -> new ServiceMember(service, plan, programs.of(service.module())))
                .toList());
    }

    private List<Keeper> keepers(List<? extends Member> members) {
        return members.stream()
                .map(member -> new Keeper(member, plan.folder(), console, clock, this::giveUp))
                .toList();
    }

    /**
     * Starts servers, services and devices and returns when all are ready.
     *
     * @throws CannotGoOn if a member can't be started
     */
    public void start() {
        ProcessMark.of(FleetRecord.LAUNCHER, ProcessHandle.current()).writeTo(plan.folder());
        new FleetRecord(plan.ports(), plan.listen()).writeTo(plan.folder());
        new Stage(servers).start(console, ended);
        new Stage(services).start(console, ended);
        startDevices();
    }

    private void startDevices() {
        if (plan.devices() == 0 || stopping.get()) {
            return;
        }
        try {
            startDevices(new DeviceKeys(plan, console).enrolled());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void startDevices(Keyring keyring) {
        if (!stopping.get()) {
            devices = DeviceSwarm.start(plan.devicePlan().with(keyring), clock, new Grumbling(console));
            console.say(
                    "  %-11s %d simulated, each %s a second",
                    "devices",
                    plan.devices(),
                    Double.toString(plan.deviceRate()).replaceAll("\\.0$", ""));
        }
    }

    private void giveUp(String why) {
        ended.complete(why + "; giving up");
    }

    /** Waits until the fleet has been stopped, or has to be because a member can't be kept alive; then says why. */
    public String awaitEnd() {
        return ended.join();
    }

    public boolean wasStopped() {
        return stopping.get();
    }

    /** Stops everything, what needs others first; a second caller waits for the first. */
    public void stop() {
        if (!stopping.compareAndSet(false, true)) {
            stopped.join();
            return;
        }
        ended.complete(STOPPED);
        long began = System.nanoTime();
        console.say("Stopping devices, services, broker, Redis, MariaDB");
        try {
            stopWhateverHappens("the devices", this::stopDevices);
            stopWhateverHappens("the services", new Stage(services)::stop);
            for (Keeper server : servers.reversed()) {
                stopWhateverHappens(server.name(), server::stop);
            }
            stopWhateverHappens("the fleet's record", this::forgetProcesses);
            console.say(
                    "Stopped after %.1f s; the data stays in %s",
                    (System.nanoTime() - began) / 1e9, plan.folder().root());
        } finally {
            stopped.complete(null);
        }
    }

    /** One that can't be stopped must not keep the others running. */
    private void stopWhateverHappens(String what, Runnable stop) {
        try {
            stop.run();
        } catch (RuntimeException e) {
            console.say("stopping %s went wrong: %s", what, e.getMessage());
        }
    }

    private void forgetProcesses() {
        ProcessMark.find(plan.folder(), FleetRecord.LAUNCHER).ifPresent(mark -> mark.removeFrom(plan.folder()));
        FleetRecord.removeFrom(plan.folder());
    }

    private synchronized void stopDevices() {
        if (devices != null) {
            devices.close();
        }
    }
}
