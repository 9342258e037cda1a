/**
 * Readings from the MQTT broker. Each connection is a generation of its own, with a client of its own: an acknowledgement belongs to
 * the connection that brought the message, and dies with it; the broker then delivers the message again.
 */
@NullMarked
package io.dataflow.bridge.source.mqtt;

import org.jspecify.annotations.NullMarked;
