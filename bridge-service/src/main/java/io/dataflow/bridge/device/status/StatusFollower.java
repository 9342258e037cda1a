package io.dataflow.bridge.device.status;

import io.dataflow.bridge.device.StatusWriting;
import io.dataflow.bridge.source.mqtt.Connecting;
import io.dataflow.bridge.source.mqtt.MqttSettings;
import io.dataflow.contract.DeviceId;
import io.dataflow.contract.Topics;
import io.dataflow.platform.BackOff;
import io.dataflow.platform.ServiceIdentity;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Keeps a connection to the broker over which devices say whether they are online; makes it anew as often as it is lost. */
@Component
public class StatusFollower implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(StatusFollower.class);
    private static final Duration LOOK_UP = Duration.ofMillis(250);
    private static final int LEAST_ONCE = 1;
    private static final int REFUSED_FROM = 0x80;

    private final Connecting connecting;
    private final ServiceIdentity identity;
    private final StatusWriting writing;
    private final BackOff backOff;
    private volatile Optional<MqttAsyncClient> client = Optional.empty();
    private volatile Optional<Thread> thread = Optional.empty();
    private boolean failing;

    StatusFollower(Connecting connecting, MqttSettings settings, ServiceIdentity identity, StatusWriting writing) {
        this.connecting = connecting;
        this.identity = identity;
        this.writing = writing;
        this.backOff = new BackOff(settings.firstRetry(), settings.longestRetry());
    }

    /** Has the broker forget what a device said last; where it can't be reached, the device may be listed again later. */
    public void forget(DeviceId device) {
        writing.forget(device);
        retain(device, "");
    }

    /** Says in a device's place that it is offline: one whose key has ended has no last word. */
    public void offline(DeviceId device) {
        retain(device, "offline");
    }

    private void retain(DeviceId device, String status) {
        try {
            Optional<MqttAsyncClient> over = client.filter(MqttAsyncClient::isConnected);
            if (over.isPresent()) {
                over.get().publish(Topics.status(device), status.getBytes(StandardCharsets.UTF_8), LEAST_ONCE, true);
            }
        } catch (MqttException e) {
            log.debug("The last status of {} stays at the broker", device, e);
        }
    }

    @Override
    public void start() {
        thread = Optional.of(Thread.ofVirtual().name("device-status").start(this::follow));
    }

    @Override
    public void stop() {
        thread.ifPresent(Thread::interrupt);
        thread = Optional.empty();
    }

    @Override
    public boolean isRunning() {
        return thread.isPresent();
    }

    private void follow() {
        int failures = 0;
        try {
            while (!Thread.currentThread().isInterrupted()) {
                try {
                    followUntilLost();
                    failures = 0;
                } catch (MqttException e) {
                    report(e);
                }
                Thread.sleep(backOff.after(++failures, ThreadLocalRandom.current()));
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Once on the way in; that readings don't come either is said where they are awaited. */
    private void report(MqttException e) {
        if (!failing) {
            log.warn("Which devices are online can't be followed ({}); it is tried again until it can", e.toString());
        }
        failing = true;
    }

    /** Retained messages come at each subscription, so nothing has to be kept while this is away. */
    private void followUntilLost() throws MqttException, InterruptedException {
        CountDownLatch lost = new CountDownLatch(1);
        Statuses statuses = new Statuses(writing, lost::countDown);
        MqttAsyncClient over =
                connecting.withoutSession(identity.instance() + "-status", made -> made.setCallback(statuses));
        try {
            subscribe(over);
            client = Optional.of(over);
            failing = false;
            awaitEnd(over, lost);
        } finally {
            client = Optional.empty();
            connecting.abandon(over);
        }
    }

    /** The client's callback alone is not enough: it may wait for a thread of its own and never call. */
    private static void awaitEnd(MqttAsyncClient over, CountDownLatch lost) throws InterruptedException {
        while (!lost.await(LOOK_UP.toMillis(), TimeUnit.MILLISECONDS) && over.isConnected()) {
            log.trace("The connection over which devices say how they are holds");
        }
    }

    private void subscribe(MqttAsyncClient over) throws MqttException {
        IMqttToken token = over.subscribe(Statuses.ALL, LEAST_ONCE);
        connecting.await(token);
        if (Arrays.stream(token.getReasonCodes()).anyMatch(code -> code >= REFUSED_FROM)) {
            throw new MqttException(new IllegalStateException("the broker refuses the subscription " + Statuses.ALL));
        }
    }
}
