package io.dataflow.bridge.source.http;

import io.dataflow.contract.DeviceId;
import io.dataflow.contract.SourceName;
import java.util.Optional;

/**
 * What is known of all readings of a request.
 *
 * @param device the device, where credential or header names it
 * @param sender who sends: an account or a device
 * @param key what the sender calls this request, where it gives it a name under which it may repeat it
 * @param ids whether the sender wants to hear the message ids
 */
record Sending(SourceName source, Optional<DeviceId> device, String sender, Optional<String> key, boolean ids) {}
