package io.dataflow.bridge.device;

import io.dataflow.platform.Secret;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How devices and brokers prove themselves to the bridge.
 *
 * @param brokerToken what a broker shows that asks about devices' keys; without one, no broker may ask
 * @param enrolmentSecret what a new device shows to register itself and get its key; without one, only operators register devices
 * @param brokerPort where devices reach the broker, if that is another port than the bridge uses: the page Devices shows it
 */
@ConfigurationProperties("dataflow.devices")
public record DeviceSettings(
        @DefaultValue("") Secret brokerToken,
        @DefaultValue("") Secret enrolmentSecret,
        @DefaultValue("0") int brokerPort) {

    /** The port at which devices reach the broker that the bridge reaches at this address. */
    public String portOfBrokerAt(String url) {
        return brokerPort > 0 ? Integer.toString(brokerPort) : url.substring(url.lastIndexOf(':') + 1);
    }
}
