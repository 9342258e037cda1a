package io.dataflow.validation.intake;

import io.dataflow.platform.ServiceIdentity;
import io.dataflow.validation.model.ModelRegistry;
import io.dataflow.validation.store.ClaimStore;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Works all buffer nodes off, each by a thread of its own, and keeps this instance's leases alive meanwhile. */
@Component
class Intake implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Intake.class);
    private static final Duration LONGEST_FAREWELL = Duration.ofSeconds(20);

    private final RedisClient client = RedisClient.create();
    private final List<NodeIntake> intakes;
    private final IntakeSettings settings;

    private List<Thread> threads = List.of();
    private ScheduledExecutorService leases = Executors.newSingleThreadScheduledExecutor();
    private volatile boolean running;

    Intake(
            BufferSettings buffer,
            IntakeSettings settings,
            ClaimStore store,
            ModelRegistry models,
            IntakeMetrics metrics,
            ServiceIdentity service,
            Clock clock) {
        this.settings = settings;
        client.setOptions(ClientOptions.builder().autoReconnect(false).build());
        this.intakes = buffer.addresses().stream()
                .map(address -> new NodeBuffer(address, service.instance(), settings, client))
                .map(node -> new NodeIntake(node, store, models, metrics, settings, clock))
                .toList();
        intakes.forEach(metrics::watch);
    }

    /** The nodes that readings are taken from. */
    List<NodeIntake> nodes() {
        return intakes;
    }

    @Override
    public void start() {
        leases.scheduleWithFixedDelay(this::renewLeases, 0, settings.renewal().toMillis(), TimeUnit.MILLISECONDS);
        threads = intakes.stream()
                .map(intake -> Thread.ofPlatform()
                        .name("intake-" + intake.buffer().name())
                        .start(intake))
                .toList();
        running = true;
        LOG.info(
                "Taking readings from {}",
                intakes.stream().map(intake -> intake.buffer().name()).toList());
    }

    @Override
    public void stop() {
        intakes.forEach(NodeIntake::stop);
        long end = System.nanoTime() + LONGEST_FAREWELL.toNanos();
        threads.forEach(thread -> join(thread, end));
        leases.shutdownNow();
        client.shutdown(Duration.ZERO, Duration.ofSeconds(1));
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void renewLeases() {
        for (NodeIntake intake : intakes) {
            try {
                intake.buffer().renewLease();
            } catch (RuntimeException e) {
                LOG.debug("Lease on {} could not be renewed", intake.buffer().name(), e);
            }
        }
    }

    private static void join(Thread thread, long end) {
        try {
            LockSupport.unpark(thread);
            thread.join(Math.max(1, TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime())));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
