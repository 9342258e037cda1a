package io.dataflow.broker;

import java.net.URI;
import java.util.List;

/**
 * Where the broker hears of devices and their keys.
 *
 * @param urls of the bridges, any of which is asked; DATAFLOW_BROKER_BRIDGE_URL, none: then no device has a credential
 * @param token that the bridges know the broker by; DATAFLOW_BROKER_BRIDGE_TOKEN
 */
record BridgeSettings(List<URI> urls, String token) {

    public BridgeSettings {
        urls = List.copyOf(urls);
        for (URI url : urls) {
            if (url.getHost() == null || !String.valueOf(url.getScheme()).startsWith("http")) {
                throw new InvalidSettings(
                        "DATAFLOW_BROKER_BRIDGE_URL holds '%s', but a bridge's address is like http://127.0.0.1:8001"
                                .formatted(url));
            }
        }
        if (!urls.isEmpty() && token.isBlank()) {
            throw new InvalidSettings(
                    "DATAFLOW_BROKER_BRIDGE_URL is set, but DATAFLOW_BROKER_BRIDGE_TOKEN is not; set it to"
                            + " the bridges' dataflow.devices.broker-token");
        }
    }

    @Override
    public String toString() {
        return "BridgeSettings[urls=%s, token=***]".formatted(urls);
    }
}
