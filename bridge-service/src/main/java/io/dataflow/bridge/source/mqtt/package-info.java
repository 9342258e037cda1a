/**
 * Readings from the MQTT broker. Each source has a session of its own, and each of its connections is a generation of its own, with a
 * client of its own: an acknowledgement belongs to the connection that brought the message, and dies with it; the broker then delivers
 * the message again. Messages and acknowledgements go past the client, which keeps up the connection.
 */
@NullMarked
package io.dataflow.bridge.source.mqtt;

import org.jspecify.annotations.NullMarked;
