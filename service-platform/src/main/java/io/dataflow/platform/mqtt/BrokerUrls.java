package io.dataflow.platform.mqtt;

import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Where the MQTT broker is, as {@code dataflow.mqtt.url} says it.
 *
 * @param urls at least one; several of one cluster are tried in turn
 */
public record BrokerUrls(List<URI> urls) {

    private static final Set<String> SCHEMES = Set.of("tcp", "mqtt", "ssl", "mqtts");

    /** @throws IllegalArgumentException if one of them is no broker's, or holds a user: a URL stands in logs, events and pages */
    public BrokerUrls {
        urls = List.copyOf(urls);
        if (urls.stream().anyMatch(broker -> broker.getRawUserInfo() != null)) {
            throw new IllegalArgumentException("dataflow.mqtt.url holds a user or a password; write them into"
                    + " dataflow.mqtt.username and dataflow.mqtt.password");
        }
        if (urls.isEmpty() || !urls.stream().allMatch(BrokerUrls::isBroker)) {
            throw new IllegalArgumentException("dataflow.mqtt.url has to be like tcp://broker:1883, or several of them"
                    + " parted by commas, with tcp, mqtt, ssl or mqtts, not '" + joined(urls) + "'");
        }
    }

    private static boolean isBroker(URI url) {
        return url.getHost() != null && SCHEMES.contains(String.valueOf(url.getScheme()));
    }

    /** The URLs with the schemes that MQTT clients know: mqtt:// is tcp://, mqtts:// is ssl://. */
    public List<String> forClient() {
        return urls.stream().map(BrokerUrls::forClient).toList();
    }

    private static String forClient(URI broker) {
        String scheme = switch (String.valueOf(broker.getScheme())) {
            case "mqtts", "ssl" -> "ssl";
            default -> "tcp";
        };
        int standard = scheme.equals("ssl") ? 8883 : 1883;
        return scheme + "://" + broker.getHost() + ":" + (broker.getPort() < 0 ? standard : broker.getPort());
    }

    /** How they are written to people. */
    @Override
    public String toString() {
        return joined(urls);
    }

    private static String joined(List<URI> urls) {
        return urls.stream().map(URI::toString).collect(Collectors.joining(", "));
    }
}
