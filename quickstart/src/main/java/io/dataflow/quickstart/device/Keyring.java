package io.dataflow.quickstart.device;

import io.dataflow.contract.DeviceId;
import java.util.Map;
import java.util.Optional;

/** What devices log in with. */
@FunctionalInterface
public interface Keyring {

    /** A device's credential; empty where it connects without one. */
    Optional<Credential> of(DeviceId device);

    /** None has one. */
    static Keyring none() {
        return device -> Optional.empty();
    }

    /** All have the same. */
    static Keyring shared(Credential credential) {
        return device -> Optional.of(credential);
    }

    /** Each has a key of its own. */
    static Keyring of(Map<DeviceId, String> keys) {
        Map<DeviceId, String> copy = Map.copyOf(keys);
        return device -> Optional.ofNullable(copy.get(device)).map(key -> new Credential(device.value(), key));
    }

    /** What a device logs in with. */
    record Credential(String username, String password) {

        @Override
        public String toString() {
            return username + ":***";
        }
    }
}
