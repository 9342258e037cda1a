package io.dataflow.quickstart.device;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.random.RandomGenerator;

/**
 * The air around a device: warmest in the afternoon, coldest before sunrise, with slow weather on top; warmer air is drier.
 */
final class Climate {

    private static final double SECONDS_A_DAY = 86_400;
    private static final double WARMEST_SECOND = 15 * 3_600;
    private static final double WEATHER_MEMORY = 0.999;

    private final double mean;
    private final double swing;
    private final RandomGenerator random;
    private double weather;

    Climate(RandomGenerator random) {
        this.random = random;
        this.mean = 22 + 4 * random.nextDouble();
        this.swing = 4 + 2 * random.nextDouble();
    }

    /** The air at an instant; called once a reading, in the order of time. */
    Air at(Instant instant) {
        weather = WEATHER_MEMORY * weather + 0.03 * random.nextGaussian();
        double second = instant.atZone(ZoneOffset.UTC).toLocalTime().toSecondOfDay();
        double rhythm = swing * Math.cos(2 * Math.PI * (second - WARMEST_SECOND) / SECONDS_A_DAY);
        double temperature = mean + rhythm + weather + 0.08 * random.nextGaussian();
        double humidity = 58 - 2.2 * (rhythm + weather) + 0.6 * random.nextGaussian();
        return new Air(temperature, Math.clamp(humidity, 15, 98));
    }

    /** Temperature in °C and relative humidity in %. */
    record Air(double temperature, double humidity) {}
}
