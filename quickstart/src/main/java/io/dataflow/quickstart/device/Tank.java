package io.dataflow.quickstart.device;

import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;

/** A tank that fills slowly and is pumped empty, seen by a distance sensor in its lid. */
final class Tank {

    private static final double EMPTY_CM = 180;
    private static final double FULL_CM = 30;
    private static final double PUMPING_SHARE = 0.05;

    private final Duration cycle;
    private final double shift;
    private final RandomGenerator random;

    Tank(RandomGenerator random) {
        this.random = random;
        this.cycle = Duration.ofMinutes(90 + random.nextInt(120));
        this.shift = random.nextDouble();
    }

    /** From the lid to the surface in cm. */
    double distanceAt(Instant instant) {
        double share = (instant.toEpochMilli() / (double) cycle.toMillis() + shift) % 1;
        return EMPTY_CM - (EMPTY_CM - FULL_CM) * level(share) + 0.3 * random.nextGaussian();
    }

    private static double level(double share) {
        double filling = 1 - PUMPING_SHARE;
        return share < filling ? share / filling : (1 - share) / PUMPING_SHARE;
    }
}
