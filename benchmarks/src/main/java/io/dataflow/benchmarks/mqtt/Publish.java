package io.dataflow.benchmarks.mqtt;

import java.util.Map;

/**
 * A message to publish with QoS 1.
 *
 * @param token what its sender knows it by
 * @param payload shared, not copied
 */
public record Publish(long token, String topic, Map<String, String> properties, byte[] payload) {}
