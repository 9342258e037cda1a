package io.dataflow.quickstart.device;

import io.dataflow.contract.Counted;
import io.dataflow.contract.DeviceId;
import java.time.Instant;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.jspecify.annotations.Nullable;

/** One device: measures when it is told to, and publishes what it has measured on a thread of its own. */
final class SimulatedDevice {

    private static final int OUTBOX_READINGS = 3_600;
    private static final long LOOK_AGAIN_MILLIS = 250;

    private final DeviceId id;
    private final DevicePlan plan;
    private final ReadingSimulation simulation;
    private final Outbox outbox = new Outbox(OUTBOX_READINGS);
    private final Backoff backoff;
    private final AtomicLong published;
    private final Consumer<String> notices;
    private final Thread sender;
    private volatile boolean stopping;

    SimulatedDevice(DeviceId id, DevicePlan plan, AtomicLong published, Consumer<String> notices) {
        long seed = plan.seed() * 1_000_003 + id.hashCode();
        this.id = id;
        this.plan = plan;
        this.simulation = new ReadingSimulation(id, seed);
        this.backoff = new Backoff(new Random(seed));
        this.published = published;
        this.notices = notices;
        this.sender = Thread.ofPlatform().name(id.value()).daemon().unstarted(this::sendUntilStopped);
    }

    void start() {
        sender.start();
    }

    void measure(Instant instant) {
        switch (simulation.at(instant)) {
            case Measurement.Reading reading -> outbox.put(reading.payload());
            case Measurement.Defective defective -> outbox.put(defective.payload());
            case Measurement.Silence silence -> {}
        }
    }

    void beginToStop() {
        stopping = true;
    }

    void awaitStop(long millis) throws InterruptedException {
        sender.join(millis);
        sender.interrupt();
    }

    private void sendUntilStopped() {
        try {
            while (!stopping) {
                connectAndSend();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void connectAndSend() throws InterruptedException {
        BrokerSession session;
        try {
            session = BrokerSession.open(plan, id);
        } catch (MqttException unreachable) {
            pauseAfter(unreachable);
            return;
        }
        backoff.reset();
        try {
            sendWhileConnected(session);
            session.close();
        } catch (MqttException lost) {
            session.discard();
            pauseAfter(lost);
        }
    }

    private void sendWhileConnected(BrokerSession session) throws MqttException, InterruptedException {
        while (!stopping) {
            @Nullable String payload = outbox.take(LOOK_AGAIN_MILLIS);
            if (payload != null) {
                send(session, payload);
            }
        }
    }

    private void send(BrokerSession session, String payload) throws MqttException {
        try {
            session.publish(payload);
            published.incrementAndGet();
        } catch (MqttException failure) {
            outbox.putBack(payload);
            throw failure;
        }
    }

    private void pauseAfter(MqttException failure) throws InterruptedException {
        if (stopping) {
            return;
        }
        long pause = backoff.next().toMillis();
        notices.accept("%s can't reach the broker (%s); %s, next try in %.1f s"
                .formatted(
                        id,
                        reason(failure),
                        Counted.of(outbox.size(), "reading waits", "readings wait"),
                        pause / 1000.0));
        long until = System.nanoTime() + pause * 1_000_000;
        while (!stopping && System.nanoTime() < until) {
            Thread.sleep(Math.min(pause, 100));
        }
    }

    private static String reason(MqttException failure) {
        Throwable deepest = failure;
        while (deepest.getCause() != null) {
            deepest = deepest.getCause();
        }
        return String.valueOf(deepest.getMessage());
    }
}
