package io.dataflow.validation.notice;

/** The MQTT broker can't be reached, or did not answer in time; the connection is of no use any more. */
final class BrokerUnavailable extends Exception {

    private static final long serialVersionUID = 1L;

    BrokerUnavailable(String why) {
        super(why);
    }

    BrokerUnavailable(String why, Throwable cause) {
        super(why, cause);
    }
}
