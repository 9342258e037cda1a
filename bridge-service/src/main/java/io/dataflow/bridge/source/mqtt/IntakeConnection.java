package io.dataflow.bridge.source.mqtt;

import io.dataflow.bridge.delivery.Acknowledgement;
import io.dataflow.bridge.delivery.Deliveries;
import io.dataflow.bridge.delivery.Delivery;
import io.dataflow.bridge.delivery.Flow;
import io.dataflow.bridge.delivery.Room;
import io.dataflow.bridge.delivery.Space;
import io.dataflow.contract.Envelope;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.IntConsumer;
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
final class IntakeConnection implements MqttCallback, PublishStream.Taking {

    private static final Logger log = LoggerFactory.getLogger(IntakeConnection.class);
    private static final Duration LOOK_UP = Duration.ofMillis(250);
    private static final Duration LOOK_FOR_FIRST = Duration.ofMillis(20);

    private final Incoming incoming;
    private final Deliveries deliveries;
    private final Room room;
    private final Flow flow;
    private final CompletableFuture<String> end = new CompletableFuture<>();
    private final CompletableFuture<MqttAsyncClient> client = new CompletableFuture<>();
    private final CompletableFuture<IntConsumer> acknowledging = new CompletableFuture<>();
    private final LongAdder arrived = new LongAdder();
    private final FormerTraffic former;
    private volatile boolean resumed;
    private volatile boolean subscribed;
    private long arrivedBefore;

    IntakeConnection(Incoming incoming, FormerTraffic former, Deliveries deliveries, Room room, Flow flow) {
        this.incoming = incoming;
        this.former = former;
        this.deliveries = deliveries;
        this.room = room;
        this.flow = flow;
    }

    /** Says whether the broker knew the session; called before {@link #over}. */
    void greeted(boolean sessionPresent) {
        resumed = sessionPresent;
    }

    /** Whether the session was there before, perhaps with its subscription, and with messages that were sent and not acknowledged. */
    boolean resumed() {
        return resumed;
    }

    /** Whether there is room for what comes, so that it is read. */
    boolean hasRoom() {
        return !room.scarce();
    }

    /** Whether a message that the source asks for has come. */
    boolean hasBrought() {
        return subscribed;
    }

    /** Says which client it goes over. It acknowledges too, where messages don't come past it. */
    void over(MqttAsyncClient connected) {
        client.complete(connected);
        acknowledging.complete(packetId -> acknowledgeBy(connected, packetId));
    }

    private void acknowledgeBy(MqttAsyncClient connected, int packetId) {
        try {
            connected.messageArrivedComplete(packetId, 1);
        } catch (MqttException e) {
            end(Reasons.inWords(e));
        }
    }

    /** Waits until the connection is of no more use and says why. */
    String awaitEnd() throws InterruptedException {
        // The client's callback alone is not enough: it may wait for a thread of its own and never call.
        while (lasts(LOOK_UP)) {
            log.trace("The connection to the broker holds");
        }
        end("the connection was lost");
        return end.join();
    }

    private boolean endsWithin(Duration wait) throws InterruptedException {
        try {
            end.get(wait.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException | ExecutionException e) {
            return false;
        }
    }

    /** Whether messages that the source asks for come by themselves within this time, because the session is subscribed already. */
    boolean bringsWithin(Duration wait) throws InterruptedException {
        long deadline = System.nanoTime() + wait.toNanos();
        while (!subscribed && System.nanoTime() < deadline && !endsWithin(LOOK_FOR_FIRST)) {
            log.trace("Nothing has come yet");
        }
        return subscribed;
    }

    /** What comes of filters that the source asked for before. */
    FormerTraffic former() {
        return former;
    }

    /** Whether it has not ended after this time. */
    boolean lasts(Duration wait) throws InterruptedException {
        return !endsWithin(wait) && client.join().isConnected();
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
        end.complete(why);
    }

    /** Whether anything is still taken from it, and acknowledged over it. */
    boolean open() {
        return !end.isDone();
    }

    /** Acknowledges a message that came over it, unless it has ended. */
    void acknowledge(int packetId) {
        // At once, but for the first messages of a connection, which may be faster than the end of connecting.
        acknowledging.thenAccept(way -> {
            if (open()) {
                way.accept(packetId);
            }
        });
    }

    /** Where what comes over a socket goes, and over which its acknowledgements go back. */
    WrappedSockets sockets(long largestPacket) {
        return new WrappedSockets(stream -> new PublishStream(stream, this, largestPacket), this::acknowledgeOver);
    }

    private PacketOutput acknowledgeOver(OutputStream stream) {
        PacketOutput out = new PacketOutput(stream);
        PubAcks acks = PubAcks.over(out, e -> end("acknowledgements can't be sent: " + e.getMessage()));
        end.thenRun(acks::close);
        acknowledging.complete(acks::add);
        return out;
    }

    /** Called by the client where it hands on messages itself; waits as long as it takes, which keeps the client from reading on. */
    @Override
    public void messageArrived(String topic, MqttMessage message) throws InterruptedException {
        Publish publish = Publish.of(topic, message);
        boolean taken = false;
        while (!taken) {
            taken = takenWithinAMoment(publish);
        }
    }

    /** While room is scarce, nothing new is brought in: the last quarter is for others. */
    @Override
    public boolean take(Publish publish) throws InterruptedException {
        if (room.scarce() && open()) {
            room.awaitPlenty(LOOK_UP);
        }
        return !(room.scarce() && open()) && takenWhateverHappens(publish);
    }

    /** What is thrown here would end the client's reading thread, and nobody would know. */
    private boolean takenWhateverHappens(Publish publish) throws InterruptedException {
        try {
            return takenWithinAMoment(publish);
        } catch (RuntimeException e) {
            log.error("A message on {} could not be taken in a way that nobody thought of", publish.topic(), e);
            end("a message could not be taken, so the broker has to deliver it again");
            return true;
        }
    }

    private boolean takenWithinAMoment(Publish publish) throws InterruptedException {
        if (!open()) {
            return true;
        }
        Envelope envelope = incoming.envelope(publish);
        boolean ofFormer = former.includes(publish.topic());
        boolean taken = ofFormer ? takenOfFormer(publish, envelope) : taken(publish, envelope, false);
        if (taken) {
            subscribed = subscribed || incoming.isAskedFor(publish.topic());
            arrived.increment();
            flow.received(envelope.source());
        }
        return taken;
    }

    private boolean takenOfFormer(Publish publish, Envelope envelope) throws InterruptedException {
        former.comes();
        boolean taken = taken(publish, envelope, true);
        if (!taken || publish.qos() == 0) {
            former.settles();
        }
        return taken;
    }

    private boolean taken(Publish publish, Envelope envelope, boolean ofFormer) throws InterruptedException {
        return publish.qos() == 0
                ? takenOrDropped(envelope)
                : taken(envelope, new PubAck(this, publish.packetId(), ofFormer));
    }

    /** QoS 0 promises nothing, so it gets no more than half of what there is, and never holds up what was promised something. */
    private boolean takenOrDropped(Envelope envelope) {
        if (deliveries.halfFull() || room.halfTaken() || !takenAtOnce(envelope)) {
            flow.dropped(envelope.source());
        }
        return true;
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

    private boolean taken(Envelope envelope, Acknowledgement acknowledgement) throws InterruptedException {
        long bytes = Delivery.bytes(envelope);
        Optional<Space> space = room.tryTake(bytes);
        if (space.isEmpty()) {
            space = room.take(bytes, LOOK_UP);
        }
        return space.isPresent() && taken(new Delivery(envelope, acknowledgement, space.get()));
    }

    private boolean taken(Delivery delivery) throws InterruptedException {
        boolean taken = deliveries.offer(delivery) || deliveries.offer(delivery, LOOK_UP);
        if (!taken) {
            delivery.space().close();
        }
        return taken;
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
}
