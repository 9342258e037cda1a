package io.dataflow.bridge;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import io.dataflow.contract.Envelope;
import io.dataflow.local.LocalBroker;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttActionListener;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;

/** Publishes numbered readings with QoS 1 until the broker has acknowledged each, also when it was away in between. */
public final class NumberedReadings {

    /** Published and not yet acknowledged by the broker. */
    static final int MOST_IN_FLIGHT = 1_000;

    private static final int MOST_BYTES_IN_FLIGHT = 20_000_000;
    private static final int DEVICES = 20;
    private static final int LOT = 2_000;

    private final LocalBroker broker;
    private final String padding;
    private final int inFlightAtMost;
    private final Set<Integer> unacknowledged = new ConcurrentSkipListSet<>();
    private final Semaphore inFlight = new Semaphore(0);
    private final AtomicInteger acknowledged = new AtomicInteger();

    public NumberedReadings(LocalBroker broker) {
        this(broker, 0);
    }

    /** Each of them with so many bytes that say nothing. */
    public NumberedReadings(LocalBroker broker, int padding) {
        this.broker = broker;
        this.padding = "x".repeat(padding);
        this.inFlightAtMost = Math.min(MOST_IN_FLIGHT, MOST_BYTES_IN_FLIGHT / (padding + 1));
    }

    /** Publishes the numbers from 0 to below {@code count}; returns when the broker has acknowledged all of them. */
    public void publish(int count) throws Exception {
        publish(0, count);
    }

    /** The same while the test goes on. */
    public CompletableFuture<Void> publishInBackground(int count) {
        return inBackground(() -> {
            publish(count);
            return null;
        });
    }

    /** Publishes the numbers from 0 on until it is told that there are enough; says how many the broker has acknowledged then. */
    public CompletableFuture<Integer> publishInBackgroundUntil(BooleanSupplier enough) {
        return inBackground(() -> {
            int count = 0;
            while (!enough.getAsBoolean()) {
                publish(count, count + LOT);
                count += LOT;
            }
            return count;
        });
    }

    /** How many the broker has acknowledged so far. */
    public int acknowledged() {
        return acknowledged.get();
    }

    /** In a thread of its own: on a small machine the common pool has only one, which clients of Redis need to connect. */
    private static <T> CompletableFuture<T> inBackground(Callable<T> publishing) {
        CompletableFuture<T> done = new CompletableFuture<>();
        Thread.ofPlatform().name("publishing").daemon().start(() -> {
            try {
                done.complete(publishing.call());
            } catch (Exception e) {
                done.completeExceptionally(e);
            }
        });
        return done;
    }

    private void publish(int from, int to) throws Exception {
        unacknowledged.addAll(IntStream.range(from, to).boxed().toList());
        while (!unacknowledged.isEmpty()) {
            try {
                publishOverOneConnection(List.copyOf(unacknowledged));
            } catch (MqttException e) {
                await().atMost(Duration.ofSeconds(60)).until(broker::isAlive);
            }
        }
    }

    private void publishOverOneConnection(Collection<Integer> numbers) throws Exception {
        MqttAsyncClient client = connect();
        inFlight.drainPermits();
        inFlight.release(inFlightAtMost);
        try {
            for (int number : numbers) {
                acquire(client, 1);
                client.publish(
                        "devices/sensor_" + number % DEVICES + "/telemetry", message(number), null, new Answer(number));
            }
            acquire(client, inFlightAtMost);
        } finally {
            close(client);
        }
    }

    private void acquire(MqttAsyncClient client, int permits) throws Exception {
        while (!inFlight.tryAcquire(permits, 500, TimeUnit.MILLISECONDS)) {
            if (!client.isConnected()) {
                throw new MqttException(MqttException.REASON_CODE_CLIENT_EXCEPTION);
            }
        }
    }

    private MqttAsyncClient connect() throws MqttException {
        MqttAsyncClient client = new MqttAsyncClient(
                broker.url(), "load-" + UUID.randomUUID().toString().substring(0, 8), new MemoryPersistence());
        MqttConnectionOptions options = new MqttConnectionOptions();
        options.setUserName(broker.username());
        options.setPassword(broker.password().getBytes(UTF_8));
        client.connect(options).waitForCompletion(5_000);
        return client;
    }

    private static void close(MqttAsyncClient client) {
        try {
            // That stops its threads and closes its socket. Its close() would add nothing but take away what its
            // receiving thread, which wakes us before it is through with an answer, may still use.
            client.disconnectForcibly(0, 100, false);
        } catch (MqttException | RuntimeException e) {
            // It was gone already, or its own thread was just ending it: the client doesn't guard that.
        }
    }

    private MqttMessage message(int number) {
        MqttMessage message =
                new MqttMessage(("{\"padding\":\"" + padding + "\",\"n\":" + number + "}").getBytes(UTF_8));
        message.setQos(1);
        return message;
    }

    /** The numbers of buffered envelopes, each once. */
    public static Set<Integer> of(Collection<Envelope> envelopes) {
        return envelopes.stream().map(NumberedReadings::number).collect(Collectors.toCollection(TreeSet::new));
    }

    static int number(Envelope envelope) {
        String payload = new String(envelope.payload(), UTF_8);
        return Integer.parseInt(payload.substring(payload.lastIndexOf(':') + 1, payload.length() - 1));
    }

    private final class Answer implements MqttActionListener {

        private final int number;

        private Answer(int number) {
            this.number = number;
        }

        @Override
        public void onSuccess(IMqttToken token) {
            if (unacknowledged.remove(number)) {
                acknowledged.incrementAndGet();
            }
            inFlight.release();
        }

        @Override
        public void onFailure(IMqttToken token, Throwable failure) {
            inFlight.release();
        }
    }
}
