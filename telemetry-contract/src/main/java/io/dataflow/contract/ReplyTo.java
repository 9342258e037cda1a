package io.dataflow.contract;

import java.util.Optional;

/**
 * Where a sender waits for a reply, and by what it tells which reading the reply is to.
 *
 * @param topic the MQTT response topic, where the sender names one
 * @param correlationData the sender's own bytes, empty where it gives none; shared, not copied, and must not be written to
 */
public record ReplyTo(Optional<String> topic, byte[] correlationData) {}
