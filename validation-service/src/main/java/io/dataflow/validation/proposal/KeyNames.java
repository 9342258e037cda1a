package io.dataflow.validation.proposal;

import io.dataflow.validation.model.KeyFields;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What people usually call the fields that say whose a reading is and of when. */
final class KeyNames {

    private static final List<String> DEVICE = List.of(
            "device_id",
            "deviceid",
            "device",
            "sensor_id",
            "sensorid",
            "device_name",
            "node_id",
            "machine_id",
            "station_id",
            "asset_id",
            "meter_id",
            "vehicle_id",
            "client_id",
            "dev_eui",
            "deveui",
            "imei",
            "serial_number",
            "serial",
            "sensor",
            "machine",
            "station",
            "node",
            "symbol",
            "id");

    private static final List<String> TIME = List.of(
            "timestamp",
            "ts",
            "time",
            "datetime",
            "date_time",
            "measured_at",
            "observed_at",
            "recorded_at",
            "event_time",
            "timestamp_ms",
            "time_ms",
            "created_at",
            "at",
            "date",
            "t");

    private KeyNames() {}

    /** The name that most likely means the device. */
    static Optional<String> device(Collection<String> names) {
        return first(DEVICE, names);
    }

    /** The name that most likely means the time of measuring. */
    static Optional<String> time(Collection<String> names) {
        return first(TIME, names);
    }

    /** Both, by their usual names where none of the names is one. */
    static KeyFields keys(Collection<String> names) {
        String device = device(names).orElse(KeyFields.USUAL.device());
        String time = time(names).orElse(KeyFields.USUAL.timestamp());
        return device.equals(time) ? KeyFields.USUAL : new KeyFields(device, time);
    }

    /** Whether a name means some time. */
    static boolean isTime(String name) {
        String plain = plain(name);
        return TIME.contains(plain) && plain.length() > 1
                || plain.endsWith("_at")
                || plain.endsWith("_time")
                || plain.endsWith("timestamp");
    }

    private static Optional<String> first(List<String> usual, Collection<String> names) {
        return usual.stream()
                .flatMap(word -> names.stream().filter(name -> plain(name).equals(word)))
                .findFirst();
    }

    /** {@code deviceId}, {@code Device-ID} and {@code device_id} are one name. */
    private static String plain(String name) {
        return name.replaceAll("([a-z0-9])([A-Z])", "$1_$2")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "_");
    }
}
