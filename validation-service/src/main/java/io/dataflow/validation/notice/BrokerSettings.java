package io.dataflow.validation.notice;

import io.dataflow.platform.BackOff;
import io.dataflow.platform.Secret;
import io.dataflow.platform.mqtt.BrokerUrls;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How the MQTT broker is reached.
 *
 * @param url of the broker, for example tcp://127.0.0.1:1883; several of one cluster, parted by commas, are tried in turn; without one,
 *     devices are not told of refused readings
 * @param username of the service at the broker; empty for none
 * @param password of the service at the broker
 * @param keepAlive after so long a silence each side asks whether the other is there
 * @param answerWithin how long the broker may take to accept a connection or a message
 * @param firstRetry after the first failure, before it is shortened at random
 * @param longestRetry at most this long between two tries
 */
@Validated
@ConfigurationProperties("dataflow.mqtt")
record BrokerSettings(
        @DefaultValue List<URI> url,
        @DefaultValue("") String username,
        @DefaultValue("") Secret password,
        @DefaultValue("10s") Duration keepAlive,
        @DefaultValue("5s") Duration answerWithin,
        @DefaultValue("200ms") Duration firstRetry,
        @DefaultValue("5s") Duration longestRetry) {

    BrokerSettings {
        url = url.isEmpty() ? List.of() : new BrokerUrls(url).urls();
    }

    boolean isConfigured() {
        return !url.isEmpty();
    }

    /** Only where it is configured. */
    BrokerUrls urls() {
        return new BrokerUrls(url);
    }

    BackOff backOff() {
        return new BackOff(firstRetry, longestRetry);
    }
}
