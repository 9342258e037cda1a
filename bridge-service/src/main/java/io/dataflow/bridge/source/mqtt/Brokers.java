package io.dataflow.bridge.source.mqtt;

import io.dataflow.bridge.event.Events;
import org.springframework.stereotype.Component;

/**
 * What every source needs to take readings from the broker.
 *
 * @param connections where its connections come from
 */
@Component
record Brokers(MqttSettings settings, Connecting connecting, IntakeConnections connections, Events events) {}
