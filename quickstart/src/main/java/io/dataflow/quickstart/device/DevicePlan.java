package io.dataflow.quickstart.device;

import io.dataflow.contract.DeviceId;
import io.dataflow.quickstart.CannotGoOn;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Which devices are simulated.
 *
 * @param broker where they publish, for example {@code tcp://127.0.0.1:1883}
 * @param keyring what each logs in with
 * @param rate readings a second and device
 * @param seed what the values are made from
 */
public record DevicePlan(URI broker, Keyring keyring, int devices, double rate, long seed) {

    private static final int MOST_DEVICES = 10_000;
    private static final double HIGHEST_RATE = 1_000;

    public DevicePlan {
        if (devices < 0 || devices > MOST_DEVICES) {
            throw new CannotGoOn("--devices takes 0 to " + MOST_DEVICES + ", not " + devices);
        }
        if (!(rate > 0) || rate > HIGHEST_RATE) {
            throw new CannotGoOn("--rate takes more than 0 and at most 1000, not " + rate);
        }
    }

    public List<DeviceId> ids() {
        return IntStream.rangeClosed(1, devices)
                .mapToObj(number -> new DeviceId(String.format(Locale.ROOT, "sensor_%03d", number)))
                .toList();
    }

    /** The same devices with other credentials. */
    public DevicePlan with(Keyring other) {
        return new DevicePlan(broker, other, devices, rate, seed);
    }

    Duration interval() {
        return Duration.ofNanos(Math.round(1_000_000_000 / rate));
    }
}
