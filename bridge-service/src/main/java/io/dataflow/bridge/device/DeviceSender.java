package io.dataflow.bridge.device;

import io.dataflow.contract.DeviceId;
import java.security.Principal;

/**
 * Who makes an HTTP request that shows a device's key: that device and nobody else.
 *
 * @param id the device that the key belongs to
 */
public record DeviceSender(DeviceId id) implements Principal {

    @Override
    public String getName() {
        return "device:" + id;
    }
}
