package io.dataflow.bridge.source.mqtt;

import io.dataflow.bridge.event.Events;
import org.springframework.stereotype.Component;

/**
 * What every source needs to take readings from the broker.
 *
 * @param connections where its connections come from
 * @param sessions what its session may be subscribed to
 */
@Component
record Brokers(
        MqttSettings settings,
        Connecting connecting,
        IntakeConnections connections,
        SessionRecords sessions,
        Events events) {}
