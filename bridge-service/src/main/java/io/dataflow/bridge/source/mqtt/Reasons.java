package io.dataflow.bridge.source.mqtt;

import io.dataflow.contract.Excerpt;
import org.eclipse.paho.mqttv5.common.MqttException;

/** Says in words why something did not work with the broker. */
final class Reasons {

    private Reasons() {}

    static String inWords(MqttException e) {
        Throwable cause = e.getCause();
        return Excerpt.of(cause == null ? String.valueOf(e.getMessage()) : inWords(cause)) + " (" + e.getReasonCode()
                + ")";
    }

    private static String inWords(Throwable cause) {
        String kind = cause.getClass().getSimpleName();
        return cause.getMessage() == null ? kind : kind + ", " + cause.getMessage();
    }
}
