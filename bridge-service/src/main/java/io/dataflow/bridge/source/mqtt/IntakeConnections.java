package io.dataflow.bridge.source.mqtt;

import io.dataflow.bridge.delivery.Deliveries;
import io.dataflow.bridge.delivery.Flow;
import io.dataflow.bridge.source.DeliveryIds;
import io.dataflow.bridge.source.Source;
import java.time.InstantSource;
import java.util.List;
import org.springframework.stereotype.Component;

/** Where each new connection gets what it needs, and what is left of an ended one is cleared away. */
@Component
class IntakeConnections {

    private final Deliveries deliveries;
    private final Flow flow;
    private final DeliveryIds ids;
    private final InstantSource clock;

    IntakeConnections(Deliveries deliveries, Flow flow, DeliveryIds ids, InstantSource clock) {
        this.deliveries = deliveries;
        this.flow = flow;
        this.ids = ids;
        this.clock = clock;
    }

    IntakeConnection next(List<Source> sources) {
        return new IntakeConnection(new Incoming(sources, ids, clock), deliveries, flow);
    }

    /** Ends it, and makes room for what the broker will deliver again. */
    void discard(IntakeConnection connection) {
        connection.end("the bridge let it go");
        deliveries.forgetUnawaited();
    }
}
