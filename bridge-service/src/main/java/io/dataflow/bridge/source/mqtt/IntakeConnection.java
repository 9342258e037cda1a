package io.dataflow.bridge.source.mqtt;

import io.dataflow.bridge.delivery.Acknowledgement;
import io.dataflow.bridge.delivery.Deliveries;
import io.dataflow.bridge.delivery.Delivery;
import io.dataflow.bridge.delivery.Flow;
import io.dataflow.bridge.delivery.Room;
import io.dataflow.bridge.delivery.Space;
import io.dataflow.contract.Envelope;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What one connection to the broker brings, until it ends; after that none of its acknowledgements goes anywhere. */
final class IntakeConnection implements MqttCallback {

    private static final Logger log = LoggerFactory.getLogger(IntakeConnection.class);
    private static final Duration LOOK_UP = Duration.ofMillis(250);

    private final Incoming incoming;
    private final Deliveries deliveries;
    private final Room room;
    private final Flow flow;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final CompletableFuture<MqttAsyncClient> client = new CompletableFuture<>();
    private final LongAdder arrived = new LongAdder();
    private final LongAdder acknowledged = new LongAdder();
    private volatile String endedBecause = "";
    private long arrivedBefore;

    IntakeConnection(Incoming incoming, Deliveries deliveries, Room room, Flow flow) {
        this.incoming = incoming;
        this.deliveries = deliveries;
        this.room = room;
        this.flow = flow;
    }

    /** Says which client acknowledges; messages may have arrived before that, their acknowledgements wait for it. */
    void over(MqttAsyncClient connected) {
        client.complete(connected);
    }

    /** Waits until the connection is of no more use and says why. */
    String awaitEnd() throws InterruptedException {
        // The client's callback alone is not enough: it may wait for a thread of its own and never call.
        while (!ended.await(LOOK_UP.toMillis(), TimeUnit.MILLISECONDS)
                && client.join().isConnected()) {
            log.trace("The connection to the broker holds");
        }
        end("the connection was lost");
        return endedBecause;
    }

    /** Waits until everything is acknowledged and nothing has come for so long, or until the connection is of no more use. */
    void awaitQuiet(Duration quiet) throws InterruptedException {
        long before = -1;
        while (client.join().isConnected() && (arrived.sum() != before || acknowledged.sum() < before)) {
            before = arrived.sum();
            if (ended.await(quiet.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        }
    }

    /** Whether an answer of the broker may stand behind messages: there is no room for those, or some came since this was last asked. */
    boolean heldUp() {
        long now = arrived.sum();
        boolean came = now > arrivedBefore;
        arrivedBefore = now;
        return open() && (came || room.scarce());
    }

    /** Ends it if it has not ended already: nothing more is taken from it, and nothing acknowledged over it. */
    void end(String why) {
        synchronized (ended) {
            if (ended.getCount() > 0) {
                endedBecause = why;
                ended.countDown();
            }
        }
    }

    private boolean open() {
        return ended.getCount() > 0;
    }

    @Override
    public void messageArrived(String topic, MqttMessage message) throws InterruptedException {
        arrived.increment();
        Envelope envelope = incoming.envelope(topic, message);
        flow.received(envelope.source());
        if (message.getQos() == 0) {
            acknowledged.increment();
            takeIfThereIsRoom(envelope);
        } else {
            take(envelope, new PubAck(message.getId()));
        }
    }

    /** QoS 0 promises nothing, so it gets no more than half of what there is, and never holds up what was promised something. */
    private void takeIfThereIsRoom(Envelope envelope) {
        if (deliveries.halfFull() || room.halfTaken() || !takenAtOnce(envelope)) {
            flow.dropped(envelope.source());
        }
    }

    private boolean takenAtOnce(Envelope envelope) {
        Optional<Space> space = room.tryTake(Delivery.bytes(envelope));
        boolean taken =
                space.isPresent() && deliveries.offer(new Delivery(envelope, new Unacknowledged(), space.get()));
        if (!taken) {
            space.ifPresent(Space::close);
        }
        return taken;
    }

    /** Waits as long as it takes, and by that keeps the client from reading on: the broker keeps the rest. */
    private void take(Envelope envelope, PubAck acknowledgement) throws InterruptedException {
        Optional<Space> space = room.tryTake(Delivery.bytes(envelope));
        while (space.isEmpty() && open()) {
            space = room.take(Delivery.bytes(envelope), LOOK_UP);
        }
        if (space.isPresent()) {
            take(new Delivery(envelope, acknowledgement, space.get()));
        }
    }

    private void take(Delivery delivery) throws InterruptedException {
        boolean taken = deliveries.offer(delivery);
        while (!taken && open()) {
            taken = deliveries.offer(delivery, LOOK_UP);
        }
        if (!taken) {
            delivery.space().close();
        }
    }

    @Override
    public void disconnected(MqttDisconnectResponse response) {
        MqttException cause = response.getException();
        end(cause == null ? "the broker ended it with reason " + response.getReturnCode() : Reasons.inWords(cause));
    }

    @Override
    public void mqttErrorOccurred(MqttException exception) {
        log.debug("The MQTT client met an error that it survives", exception);
    }

    @Override
    public void deliveryComplete(IMqttToken token) {
        log.trace("Nothing is published over this connection");
    }

    @Override
    public void connectComplete(boolean reconnect, String serverUri) {
        log.debug("Connected to {}", serverUri);
    }

    @Override
    public void authPacketArrived(int reasonCode, MqttProperties properties) {
        log.debug("The broker sent an authentication packet, which nothing here asked for");
    }

    /** Acknowledges over the client that the message came with. */
    private final class PubAck implements Acknowledgement {

        private final int messageId;

        private PubAck(int messageId) {
            this.messageId = messageId;
        }

        @Override
        public void acknowledge() {
            // At once, but for the first messages of a connection, which may be faster than the end of connecting.
            client.thenAccept(this::acknowledgeOver);
        }

        private void acknowledgeOver(MqttAsyncClient over) {
            try {
                if (open()) {
                    over.messageArrivedComplete(messageId, 1);
                    acknowledged.increment();
                }
            } catch (MqttException e) {
                end(Reasons.inWords(e));
            }
        }

        /** The broker delivers again what is unacknowledged only over a new connection. */
        @Override
        public void giveUp() {
            end("a reading could not be delivered, so the broker has to deliver it again");
        }

        @Override
        public boolean awaited() {
            return open();
        }
    }

    /** For QoS 0. */
    private static final class Unacknowledged implements Acknowledgement {

        @Override
        public void acknowledge() {
            // Nobody waits for it.
        }

        @Override
        public void giveUp() {
            // Nobody was promised anything.
        }

        @Override
        public boolean awaited() {
            return true;
        }
    }
}
