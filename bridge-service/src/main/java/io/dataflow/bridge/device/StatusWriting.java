package io.dataflow.bridge.device;

import io.dataflow.contract.DeviceId;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Gathers which devices say that they are online and writes it down every second; what can't be written is kept. */
@Component
public class StatusWriting {

    private static final Logger log = LoggerFactory.getLogger(StatusWriting.class);

    /** Beyond this many devices between two writings, the rest is dropped: an outsider can make up names. */
    private static final int MOST_DEVICES = 200_000;

    private final Devices devices;
    private final InstantSource clock;
    private Map<DeviceId, Boolean> said = new HashMap<>();
    private boolean failing;

    StatusWriting(Devices devices, InstantSource clock) {
        this.devices = devices;
        this.clock = clock;
    }

    /** Called for each message of a device; keeps the last. */
    public synchronized void says(DeviceId device, boolean online) {
        if (said.size() < MOST_DEVICES || said.containsKey(device)) {
            said.put(device, online);
        }
    }

    /** Forgets what a device said and was not written yet. */
    public synchronized void forget(DeviceId device) {
        said.remove(device);
    }

    @Scheduled(fixedDelay = 1000)
    void write() {
        Map<DeviceId, Boolean> taken = take();
        if (taken.isEmpty()) {
            return;
        }
        try {
            devices.writeStatus(taken, clock.instant().truncatedTo(ChronoUnit.MILLIS));
            failing = false;
        } catch (DataAccessException e) {
            giveBack(taken);
            report(e);
        }
    }

    private synchronized Map<DeviceId, Boolean> take() {
        Map<DeviceId, Boolean> taken = said;
        said = new HashMap<>();
        return taken;
    }

    /** What was said meanwhile is newer. */
    private synchronized void giveBack(Map<DeviceId, Boolean> taken) {
        taken.forEach(said::putIfAbsent);
    }

    private void report(DataAccessException e) {
        if (!failing) {
            log.warn("Which devices are online can't be written ({}); it is tried again every second", e.getMessage());
        }
        failing = true;
    }
}
