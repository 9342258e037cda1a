package io.dataflow.bridge.device;

import io.dataflow.contract.DeviceId;
import java.util.List;

/** What became of a wish to register devices: all of them are, or none. */
public sealed interface Registration {

    /** All are registered, each with a key of its own. */
    record Registered(List<IssuedKey> keys) implements Registration {

        public Registered {
            keys = List.copyOf(keys);
        }
    }

    /** None is, because some were before. */
    record Taken(List<DeviceId> devices) implements Registration {

        public Taken {
            devices = List.copyOf(devices);
        }
    }
}
