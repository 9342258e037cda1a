package io.dataflow.bridge.source.poller;

import io.dataflow.bridge.delivery.Deliveries;
import io.dataflow.bridge.delivery.Delivery;
import io.dataflow.bridge.delivery.Flow;
import io.dataflow.bridge.delivery.Room;
import io.dataflow.bridge.delivery.Space;
import io.dataflow.bridge.source.DeliveryIds;
import io.dataflow.contract.Envelope;
import io.dataflow.contract.SourceName;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/** Hands what a poller found to the pump, and waits until buffer nodes have it. */
@Component
class PollDelivery {

    private static final String TOPIC = "pollers/";

    private final Deliveries deliveries;
    private final Room room;
    private final Flow flow;
    private final DeliveryIds ids;
    private final PollerSettings settings;
    private final InstantSource clock;

    PollDelivery(
            Deliveries deliveries,
            Room room,
            Flow flow,
            DeliveryIds ids,
            PollerSettings settings,
            InstantSource clock) {
        this.deliveries = deliveries;
        this.room = room;
        this.flow = flow;
        this.ids = ids;
        this.settings = settings;
        this.clock = clock;
    }

    /** Whether buffer nodes have all of them. If not, they may have some, and the source has to be fetched again. */
    boolean deliver(SourceName source, List<Found.Reading> readings) throws InterruptedException {
        Instant deadline = clock.instant().plus(settings.bufferWithin());
        Arrival arrival = new Arrival(readings.size());
        try {
            return offerAll(source, readings, arrival, deadline) && arrival.completeWithin(until(deadline));
        } finally {
            arrival.abandon();
            deliveries.forgetUnawaited();
        }
    }

    private boolean offerAll(SourceName source, List<Found.Reading> readings, Arrival arrival, Instant deadline)
            throws InterruptedException {
        for (Found.Reading reading : readings) {
            flow.received(source);
            if (!offer(new Waiting(envelope(source, reading), arrival), until(deadline))) {
                flow.refused(source);
                return false;
            }
        }
        return true;
    }

    private record Waiting(Envelope envelope, Arrival arrival) {}

    private boolean offer(Waiting waiting, Duration longest) throws InterruptedException {
        Optional<Space> space = room.take(Delivery.bytes(waiting.envelope()), longest);
        if (space.isEmpty()) {
            return false;
        }
        boolean taken = false;
        try {
            taken = deliveries.offer(new Delivery(waiting.envelope(), waiting.arrival(), space.get()), longest);
            return taken;
        } finally {
            if (!taken) {
                space.get().close();
            }
        }
    }

    private Duration until(Instant deadline) {
        Duration left = Duration.between(clock.instant(), deadline);
        return left.isNegative() ? Duration.ZERO : left;
    }

    private Envelope envelope(SourceName source, Found.Reading reading) {
        return new Envelope(
                ids.fresh(),
                source,
                TOPIC + source,
                reading.device(),
                clock.instant(),
                Optional.of(MediaType.APPLICATION_JSON_VALUE),
                Map.of(),
                reading.payload());
    }
}
