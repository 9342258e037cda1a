package io.dataflow.bridge.device;

import io.dataflow.contract.DeviceId;
import io.dataflow.contract.Envelope;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.stereotype.Component;

/** Gathers which devices were seen until somebody writes it down. Safe for use by any number of threads. */
@Component
public final class DeviceSightings {

    /** Beyond this many devices between two writings, the rest go uncounted: an outsider can make up names. */
    static final int MOST_DEVICES = 200_000;

    private final AtomicReference<Map<DeviceId, Sighting>> sightings = new AtomicReference<>(new ConcurrentHashMap<>());

    /** Called for every reading that is safe. */
    public void saw(Envelope envelope) {
        envelope.device().ifPresent(device -> add(device, Sighting.of(envelope.receivedAt())));
    }

    void add(DeviceId device, Sighting sighting) {
        Map<DeviceId, Sighting> current = sightings.get();
        if (current.size() < MOST_DEVICES || current.containsKey(device)) {
            current.merge(device, sighting, Sighting::and);
        }
    }

    /** What was gathered since the last call; what is being added at this moment may go missing from the counts. */
    Map<DeviceId, Sighting> take() {
        return sightings.getAndSet(new ConcurrentHashMap<>());
    }
}
