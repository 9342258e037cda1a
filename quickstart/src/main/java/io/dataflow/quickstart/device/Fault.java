package io.dataflow.quickstart.device;

import java.util.random.RandomGenerator;

/** What can be wrong with one reading of a device, and how often it is. */
enum Fault {
    NONE(0),
    SPIKE(0.000_8),
    STUCK(0.000_2),
    DROP_OUT(0.000_2),
    OUT_OF_RANGE(0.001_5),
    WRONG_TYPE(0.001_5),
    TRUNCATED(0.002);

    private final double probability;

    Fault(double probability) {
        this.probability = probability;
    }

    static Fault drawnFrom(RandomGenerator random) {
        double left = random.nextDouble();
        for (Fault fault : values()) {
            left -= fault.probability;
            if (left < 0) {
                return fault;
            }
        }
        return NONE;
    }
}
