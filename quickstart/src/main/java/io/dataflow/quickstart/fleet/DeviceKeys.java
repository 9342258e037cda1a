package io.dataflow.quickstart.fleet;

import io.dataflow.contract.DeviceId;
import io.dataflow.quickstart.Console;
import io.dataflow.quickstart.device.BridgeClient;
import io.dataflow.quickstart.device.DevicePlan;
import io.dataflow.quickstart.device.Keyring;
import io.dataflow.quickstart.folder.PropertiesFile;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The simulated devices' keys. A device enrols itself once, as a real one does, and its key is kept in the data folder: one that an
 * operator has revoked stays revoked, and one that was removed enrols anew at the next start.
 */
final class DeviceKeys {

    /** The broker hears of new keys within a second. */
    private static final Duration COUNT_AFTER = Duration.ofSeconds(1);

    private final FleetPlan plan;
    private final Console console;
    private final PropertiesFile file;

    DeviceKeys(FleetPlan plan, Console console) {
        this.plan = plan;
        this.console = console;
        this.file = new PropertiesFile(plan.folder().deviceKeys());
    }

    /** The keys of all devices of the plan, once the bridge has given those that were missing and the broker knows them. */
    Keyring enrolled() throws InterruptedException {
        Map<String, String> kept = file.exists() ? file.read() : new TreeMap<>();
        Map<String, String> fresh = enrol(plan.devicePlan());
        if (!fresh.isEmpty()) {
            kept.putAll(fresh);
            file.write(kept);
            Thread.sleep(COUNT_AFTER);
        }
        return Keyring.of(known(kept));
    }

    private Map<String, String> enrol(DevicePlan devices) throws InterruptedException {
        BridgeClient bridge = new BridgeClient(plan.http(Port.BRIDGE));
        Map<String, String> fresh = new HashMap<>();
        for (DeviceId device : devices.ids()) {
            Optional<String> key = bridge.enrol(device, plan.secrets().enrolment());
            key.ifPresent(given -> fresh.put(device.value(), given));
        }
        return fresh;
    }

    private Map<DeviceId, String> known(Map<String, String> kept) {
        Map<DeviceId, String> keys = new HashMap<>();
        for (DeviceId device : plan.devicePlan().ids()) {
            String key = kept.get(device.value());
            if (key == null) {
                console.say(
                        "%s is registered, but its key isn't in %s: remove it on the page Devices, and it enrols anew",
                        device, file.path());
            } else {
                keys.put(device, key);
            }
        }
        return keys;
    }
}
