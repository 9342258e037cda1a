package io.dataflow.quickstart.device;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** All simulated devices of a process, which measure at the same instants. */
public final class DeviceSwarm implements AutoCloseable {

    private static final Duration STOP_WITHIN = Duration.ofSeconds(3);

    private final List<SimulatedDevice> devices;
    private final AtomicLong published = new AtomicLong();
    private final ScheduledExecutorService clockwork = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("devices-measure").daemon().factory());
    private final Duration interval;
    private Instant next;

    private DeviceSwarm(DevicePlan plan, Clock clock, Consumer<String> notices) {
        this.interval = plan.interval();
        this.next = clock.instant().truncatedTo(interval.toSeconds() > 0 ? ChronoUnit.SECONDS : ChronoUnit.MILLIS);
        this.devices = plan.ids().stream()
                .map(id -> new SimulatedDevice(id, plan, published, notices))
                .toList();
    }

    /**
     * Starts all devices; returns before they are connected.
     *
     * @param notices told, from the devices' threads, when a device can't reach the broker
     */
    public static DeviceSwarm start(DevicePlan plan, Clock clock, Consumer<String> notices) {
        DeviceSwarm swarm = new DeviceSwarm(plan, clock, notices);
        swarm.devices.forEach(SimulatedDevice::start);
        swarm.clockwork.scheduleAtFixedRate(swarm::measure, 0, swarm.interval.toNanos(), TimeUnit.NANOSECONDS);
        return swarm;
    }

    /** Readings that the broker has acknowledged so far. */
    public long published() {
        return published.get();
    }

    private void measure() {
        devices.forEach(device -> device.measure(next));
        next = next.plus(interval);
    }

    /** Lets each device say goodbye, for at most three seconds in all. */
    @Override
    public void close() {
        clockwork.shutdownNow();
        devices.forEach(SimulatedDevice::beginToStop);
        long end = System.nanoTime() + STOP_WITHIN.toNanos();
        try {
            for (SimulatedDevice device : devices) {
                device.awaitStop(Math.max(1, (end - System.nanoTime()) / 1_000_000));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
