package io.dataflow.bridge.device;

import io.dataflow.contract.DeviceId;
import jakarta.annotation.PreDestroy;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Writes sightings down every five seconds; what can't be written is kept for the next time. */
@Component
class DeviceWriting {

    private static final Logger log = LoggerFactory.getLogger(DeviceWriting.class);

    private final DeviceSightings sightings;
    private final Devices devices;
    private boolean failing;

    DeviceWriting(DeviceSightings sightings, Devices devices) {
        this.sightings = sightings;
        this.devices = devices;
    }

    @PreDestroy
    @Scheduled(fixedDelay = 5000)
    synchronized void write() {
        Map<DeviceId, Sighting> seen = sightings.take();
        if (seen.isEmpty()) {
            return;
        }
        try {
            devices.write(seen);
            failing = false;
        } catch (DataAccessException e) {
            seen.forEach(sightings::add);
            report(e);
        }
    }

    private void report(DataAccessException e) {
        if (!failing) {
            log.warn("The list of devices can't be written ({}); it is tried again every 5 s", e.getMessage());
        }
        failing = true;
    }
}
