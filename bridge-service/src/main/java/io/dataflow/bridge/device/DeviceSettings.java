package io.dataflow.bridge.device;

import io.dataflow.platform.Secret;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How devices and brokers prove themselves to the bridge.
 *
 * @param brokerToken what a broker shows that asks about devices' keys; without one, no broker may ask
 * @param enrolmentSecret what a new device shows to register itself and get its key; without one, only operators register devices
 */
@ConfigurationProperties("dataflow.devices")
public record DeviceSettings(
        @DefaultValue("") Secret brokerToken,
        @DefaultValue("") Secret enrolmentSecret) {}
