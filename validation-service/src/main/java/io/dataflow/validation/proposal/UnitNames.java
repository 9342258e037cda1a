package io.dataflow.validation.proposal;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Guesses a field's unit from the words of its name. */
final class UnitNames {

    /** What a name ends in says its unit before anything else does. */
    private static final Map<String, String> ENDINGS = Map.ofEntries(
            Map.entry("c", "°C"),
            Map.entry("celsius", "°C"),
            Map.entry("f", "°F"),
            Map.entry("fahrenheit", "°F"),
            Map.entry("kelvin", "K"),
            Map.entry("pct", "%"),
            Map.entry("percent", "%"),
            Map.entry("v", "V"),
            Map.entry("volts", "V"),
            Map.entry("mv", "mV"),
            Map.entry("a", "A"),
            Map.entry("amps", "A"),
            Map.entry("ma", "mA"),
            Map.entry("w", "W"),
            Map.entry("watts", "W"),
            Map.entry("kw", "kW"),
            Map.entry("wh", "Wh"),
            Map.entry("kwh", "kWh"),
            Map.entry("hz", "Hz"),
            Map.entry("ms", "ms"),
            Map.entry("sec", "s"),
            Map.entry("seconds", "s"),
            Map.entry("minutes", "min"),
            Map.entry("hours", "h"),
            Map.entry("mm", "mm"),
            Map.entry("cm", "cm"),
            Map.entry("km", "km"),
            Map.entry("kmh", "km/h"),
            Map.entry("mps", "m/s"),
            Map.entry("rpm", "rpm"),
            Map.entry("hpa", "hPa"),
            Map.entry("kpa", "kPa"),
            Map.entry("pa", "Pa"),
            Map.entry("bar", "bar"),
            Map.entry("lux", "lx"),
            Map.entry("db", "dB"),
            Map.entry("dbm", "dBm"),
            Map.entry("ppm", "ppm"),
            Map.entry("ppb", "ppb"),
            Map.entry("kg", "kg"),
            Map.entry("deg", "°"));

    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("temperature", "°C"),
            Map.entry("temp", "°C"),
            Map.entry("dewpoint", "°C"),
            Map.entry("humidity", "%"),
            Map.entry("hum", "%"),
            Map.entry("moisture", "%"),
            Map.entry("pressure", "hPa"),
            Map.entry("voltage", "V"),
            Map.entry("current", "A"),
            Map.entry("power", "W"),
            Map.entry("energy", "kWh"),
            Map.entry("frequency", "Hz"),
            Map.entry("rssi", "dBm"),
            Map.entry("snr", "dB"),
            Map.entry("co2", "ppm"),
            Map.entry("illuminance", "lx"),
            Map.entry("lat", "°"),
            Map.entry("latitude", "°"),
            Map.entry("lon", "°"),
            Map.entry("lng", "°"),
            Map.entry("longitude", "°"),
            Map.entry("heading", "°"),
            Map.entry("altitude", "m"),
            Map.entry("elevation", "m"),
            Map.entry("rainfall", "mm"),
            Map.entry("precipitation", "mm"));

    private static final List<String> OF_NO_UNIT =
            List.of("count", "index", "ratio", "total", "level", "id", "state", "status");

    private UnitNames() {}

    /** The unit that a name hints at, if any. */
    static Optional<String> of(String name) {
        List<String> words = words(name);
        String last = words.isEmpty() ? "" : words.getLast();
        if (words.size() > 1 && ENDINGS.containsKey(last)) {
            return Optional.of(ENDINGS.get(last));
        }
        if (OF_NO_UNIT.contains(last)) {
            return Optional.empty();
        }
        return words.reversed().stream()
                .filter(WORDS::containsKey)
                .map(WORDS::get)
                .findFirst();
    }

    private static List<String> words(String name) {
        return Arrays.stream(name.replaceAll("([a-z0-9])([A-Z])", "$1_$2")
                        .toLowerCase(Locale.ROOT)
                        .split("[^a-z0-9]+"))
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
