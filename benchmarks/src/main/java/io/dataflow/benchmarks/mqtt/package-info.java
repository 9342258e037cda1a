/**
 * As much of MQTT 5 as it takes to publish with QoS 1 over many connections at little cost: CONNECT with clean start, user name and
 * password; PUBLISH with user properties; PUBACK; PINGREQ; DISCONNECT. One thread serves all connections. No subscriptions, no QoS 2,
 * no topic aliases, no session that outlives its connection: what was not acknowledged goes back to the sender, who sends it again.
 */
@NullMarked
package io.dataflow.benchmarks.mqtt;

import org.jspecify.annotations.NullMarked;
