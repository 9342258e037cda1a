package io.dataflow.bridge.source.mqtt;

import io.dataflow.bridge.delivery.Deliveries;
import io.dataflow.bridge.delivery.Flow;
import io.dataflow.bridge.delivery.Room;
import io.dataflow.bridge.source.DeliveryIds;
import io.dataflow.bridge.source.Source;
import io.dataflow.contract.TopicFilter;
import java.time.InstantSource;
import java.util.Set;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.springframework.stereotype.Component;

/** Where each new connection gets what it needs, and what is left of an ended one is cleared away. */
@Component
class IntakeConnections {

    private final Deliveries deliveries;
    private final Room room;
    private final Flow flow;
    private final DeliveryIds ids;
    private final InstantSource clock;

    IntakeConnections(Deliveries deliveries, Room room, Flow flow, DeliveryIds ids, InstantSource clock) {
        this.deliveries = deliveries;
        this.room = room;
        this.flow = flow;
        this.ids = ids;
        this.clock = clock;
    }

    /** @param former what the source asked for before it was changed, where the session may still be subscribed to it */
    IntakeConnection next(Source source, Set<TopicFilter> former, MqttSettings settings) {
        Incoming incoming = new Incoming(source, ids, settings.trustArrivalMarks(), clock);
        return new IntakeConnection(incoming, new FormerTraffic(former), deliveries, room, flow);
    }

    /** Connects a client that brings the connection what it is to bring, as long as there is room; blocks. */
    MqttAsyncClient connect(Connecting connecting, String clientId, IntakeConnection connection) throws MqttException {
        return connecting.forIntake(clientId, connection);
    }

    /** Ends it, and makes room for what the broker will deliver again. */
    void discard(IntakeConnection connection) {
        connection.end("the bridge let it go");
        deliveries.forgetUnawaited();
    }
}
