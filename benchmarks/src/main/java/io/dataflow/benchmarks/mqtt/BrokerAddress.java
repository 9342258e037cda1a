package io.dataflow.benchmarks.mqtt;

import java.net.URI;

/**
 * Where a broker listens and who we are there.
 *
 * @param username empty for nobody in particular
 */
public record BrokerAddress(String host, int port, String username, String password) {

    /** From a URL such as {@code tcp://127.0.0.1:1883}. */
    public static BrokerAddress of(String url, String username, String password) {
        URI uri = URI.create(url);
        return new BrokerAddress(uri.getHost(), uri.getPort(), username, password);
    }

    @Override
    public String toString() {
        return "tcp://" + host + ":" + port;
    }
}
