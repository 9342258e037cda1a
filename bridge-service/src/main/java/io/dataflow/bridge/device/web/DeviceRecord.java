package io.dataflow.bridge.device.web;

import io.dataflow.bridge.device.IssuedKey;
import io.dataflow.bridge.event.Events;
import io.dataflow.bridge.event.Severity;
import io.dataflow.contract.DeviceId;
import io.dataflow.platform.audit.AuditLog;
import java.util.List;
import org.springframework.stereotype.Component;

/** Keeps what was done to devices: in the audit log for who asks who did it, among the events for who asks what happened. */
@Component
class DeviceRecord {

    private final AuditLog audit;
    private final Events events;

    DeviceRecord(AuditLog audit, Events events) {
        this.audit = audit;
        this.events = events;
    }

    void registered(DeviceId device, String label) {
        keep("register device", device, label, "It was registered and got a key");
    }

    void registered(List<IssuedKey> devices) {
        String first = devices.getFirst().device().value();
        String last = devices.getLast().device().value();
        audit.record("register devices", first, devices.size() + " devices, from " + first + " to " + last);
        events.add(
                Severity.INFO, "devices", devices.size() + " devices were registered, from " + first + " to " + last);
    }

    void rotated(DeviceId device) {
        keep("rotate device key", device, "", "It got a new key; the one it had is no longer good");
    }

    void revoked(DeviceId device) {
        keep("revoke device key", device, "", "It lost its key and is cut off until it gets a new one");
    }

    void removed(DeviceId device) {
        keep("remove device", device, "", "It was removed");
    }

    void labelled(DeviceId device, String label) {
        audit.record("label device", device.value(), label);
    }

    private void keep(String action, DeviceId device, String detail, String words) {
        audit.record(action, device.value(), detail);
        events.add(Severity.INFO, "device " + device, words);
    }
}
