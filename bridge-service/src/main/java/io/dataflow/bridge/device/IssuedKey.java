package io.dataflow.bridge.device;

import io.dataflow.contract.DeviceId;
import io.dataflow.contract.credential.DeviceKey;

/** A key that was just made for a device; who asked for it sees it now and never again. */
public record IssuedKey(DeviceId device, DeviceKey key) {}
