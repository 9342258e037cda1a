package io.dataflow.bridge.source.mqtt;

import io.dataflow.bridge.delivery.DeliverySettings;
import io.dataflow.platform.Secret;
import io.dataflow.platform.mqtt.BrokerUrls;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How the MQTT broker is reached.
 *
 * @param url of the broker, for example tcp://127.0.0.1:1883; several of one cluster, parted by commas, are tried in turn
 * @param username of the bridge at the broker; empty for none
 * @param password of the bridge at the broker
 * @param receiveMaximum messages of one source that the broker may have sent and the bridge not yet acknowledged; no more than
 *     dataflow.delivery.most-waiting
 * @param largestPacket that the broker may send; it throws away what is larger, so this has to be above what it takes from devices
 * @param largestPublished that the bridge publishes for people, with its topic and properties; no more than the broker takes, which is
 *     1 MiB for mqtt-broker
 * @param trustArrivalMarks whether a message's user property dataflow-arrival tells a redelivery from a repeat; only for a broker that
 *     replaces what devices write there, as mqtt-broker does, because with any other a device could pass new readings off as old ones
 * @param sharedGroup the name under which all bridges share the messages
 * @param sessionKept how long the broker keeps what arrives while the bridge is away or a source is paused; at most 24d, because
 *     Artemis takes what is longer for no time at all
 * @param keepAlive after so long a silence each side asks whether the other is there
 * @param answerWithin how long the broker may take to accept a connection, a subscription or a message
 * @param firstRetry after the first failure to connect, before it is shortened at random
 * @param longestRetry at most this long between two tries
 */
@Validated
@ConfigurationProperties("dataflow.mqtt")
public record MqttSettings(
        @DefaultValue("tcp://127.0.0.1:1883") List<URI> url,
        @DefaultValue("") String username,
        @DefaultValue("") Secret password,
        @DefaultValue("4000") @Min(1) @Max(65_535) int receiveMaximum,
        @DefaultValue("2MB") DataSize largestPacket,
        @DefaultValue("1000KB") DataSize largestPublished,
        @DefaultValue("false") boolean trustArrivalMarks,
        @DefaultValue("dataflow-bridge") String sharedGroup,
        @DefaultValue("24d") Duration sessionKept,
        @DefaultValue("10s") Duration keepAlive,
        @DefaultValue("5s") Duration answerWithin,
        @DefaultValue("200ms") Duration firstRetry,
        @DefaultValue("5s") Duration longestRetry) {

    private static final Duration LONGEST_KEPT = Duration.ofDays(24);

    public MqttSettings {
        url = new BrokerUrls(url).urls();
        if (sessionKept.isNegative() || sessionKept.compareTo(LONGEST_KEPT) > 0) {
            throw new IllegalArgumentException("dataflow.mqtt.session-kept is " + sessionKept
                    + ", but has to be at most 24d: Artemis takes what is longer for no time at all");
        }
    }

    /**
     * What the broker may send without an acknowledgement has to find a place, or it would hold up the connection.
     *
     * @throws IllegalArgumentException where it would not, naming the settings
     */
    void requireThatItFits(DeliverySettings delivery) {
        if (delivery.mostWaiting() < receiveMaximum) {
            throw new IllegalArgumentException("dataflow.delivery.most-waiting is " + delivery.mostWaiting()
                    + ", but has to be at least dataflow.mqtt.receive-maximum, which is " + receiveMaximum
                    + "; raise the first or lower the second");
        }
        if (delivery.mostBytes().compareTo(largestPacket) < 0) {
            throw new IllegalArgumentException("dataflow.delivery.most-bytes is " + delivery.mostBytes()
                    + ", but has to be at least dataflow.mqtt.largest-packet, which is " + largestPacket
                    + "; raise the first or lower the second");
        }
    }

    /** The URLs with the scheme that the client knows: mqtt:// is tcp://, mqtts:// is ssl://. */
    public List<String> clientUrls() {
        return new BrokerUrls(url).forClient();
    }

    /** How the brokers are written to people. */
    String brokers() {
        return new BrokerUrls(url).toString();
    }
}
