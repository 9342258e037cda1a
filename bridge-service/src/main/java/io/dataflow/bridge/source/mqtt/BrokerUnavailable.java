package io.dataflow.bridge.source.mqtt;

/** The MQTT broker can't be reached, or did not answer in time. */
public final class BrokerUnavailable extends Exception {

    private static final long serialVersionUID = 1L;

    BrokerUnavailable(String why, Throwable cause) {
        super(why, cause);
    }
}
