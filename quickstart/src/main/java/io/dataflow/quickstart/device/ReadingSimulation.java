package io.dataflow.quickstart.device;

import io.dataflow.contract.DeviceId;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Random;

/** What one simulated device measures, the same for the same seed and instants. Not thread-safe. */
final class ReadingSimulation {

    private final DeviceId device;
    private final Random random;
    private final Climate climate;
    private final Tank tank;
    private int silentFor;
    private int stuckFor;
    private double stuckAt;

    ReadingSimulation(DeviceId device, long seed) {
        this.device = device;
        this.random = new Random(seed);
        this.climate = new Climate(random);
        this.tank = new Tank(random);
    }

    /** What the device measures at an instant; called once a tick, in the order of time. */
    Measurement at(Instant instant) {
        Climate.Air air = climate.at(instant);
        double distance = tank.distanceAt(instant);
        if (silentFor > 0) {
            silentFor--;
            return new Measurement.Silence();
        }
        return measured(instant, stuckOr(air.temperature()), air.humidity(), distance);
    }

    private Measurement measured(Instant instant, double temperature, double humidity, double distance) {
        String reading = payload(instant, number(temperature), humidity, distance);
        return switch (Fault.drawnFrom(random)) {
            case NONE -> new Measurement.Reading(reading);
            case SPIKE -> new Measurement.Reading(payload(instant, number(temperature + 18), humidity, distance));
            case STUCK -> becomeStuck(temperature, reading);
            case DROP_OUT -> dropOut();
            case OUT_OF_RANGE -> new Measurement.Defective(payload(instant, "999.9", humidity, distance));
            case WRONG_TYPE -> new Measurement.Defective(payload(instant, "\"n/a\"", humidity, distance));
            case TRUNCATED -> new Measurement.Defective(reading.substring(0, reading.length() / 2));
        };
    }

    private double stuckOr(double temperature) {
        if (stuckFor == 0) {
            return temperature;
        }
        stuckFor--;
        return stuckAt;
    }

    private Measurement becomeStuck(double temperature, String reading) {
        stuckFor = 30 + random.nextInt(60);
        stuckAt = temperature;
        return new Measurement.Reading(reading);
    }

    private Measurement dropOut() {
        silentFor = 10 + random.nextInt(20);
        return new Measurement.Silence();
    }

    private String payload(Instant instant, String temperature, double humidity, double distance) {
        return "{\"device_id\":\"" + device + "\",\"temperature\":" + temperature + ",\"humidity\":"
                + Math.round(humidity) + ",\"distance\":" + number(distance) + ",\"timestamp\":\"" + timestamp(instant)
                + "\"}";
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    private static String timestamp(Instant instant) {
        return DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(LocalDateTime.ofInstant(instant, ZoneOffset.UTC));
    }
}
