package io.dataflow.validation.quarantine.mending;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The units that values are converted between: those of one kind, exactly as they are defined. */
public final class Units {

    private static final MathContext EXACT = MathContext.DECIMAL128;
    private static final MathContext SHOWN = new MathContext(15, RoundingMode.HALF_EVEN);
    private static final Map<String, Unit> KNOWN = new LinkedHashMap<>();

    static {
        kind("temperature", "°C 1 1 273.15", "°F 5 9 459.67", "K 1 1 0");
        kind(
                "pressure",
                "Pa 1 1 0",
                "hPa 100 1 0",
                "kPa 1000 1 0",
                "MPa 1000000 1 0",
                "mbar 100 1 0",
                "bar 100000 1 0",
                "psi 6894.757293168 1 0",
                "mmHg 133.322387415 1 0",
                "atm 101325 1 0");
        kind("voltage", "µV 1 1000000 0", "mV 1 1000 0", "V 1 1 0", "kV 1000 1 0");
        kind("current", "µA 1 1000000 0", "mA 1 1000 0", "A 1 1 0", "kA 1000 1 0");
        kind("power", "mW 1 1000 0", "W 1 1 0", "kW 1000 1 0", "MW 1000000 1 0");
        kind("energy", "J 1 1 0", "kJ 1000 1 0", "Wh 3600 1 0", "kWh 3600000 1 0", "MWh 3600000000 1 0");
        kind(
                "length",
                "µm 1 1000000 0",
                "mm 1 1000 0",
                "cm 1 100 0",
                "m 1 1 0",
                "km 1000 1 0",
                "in 0.0254 1 0",
                "ft 0.3048 1 0",
                "mi 1609.344 1 0");
        kind("speed", "m/s 1 1 0", "km/h 1000 3600 0", "mph 0.44704 1 0", "kn 1852 3600 0");
        kind("mass", "mg 1 1000000 0", "g 1 1000 0", "kg 1 1 0", "t 1000 1 0", "lb 0.45359237 1 0");
        kind("volume", "mL 1 1000 0", "L 1 1 0", "m³ 1000 1 0");
        kind("share", "1 1 1 0", "% 1 100 0", "‰ 1 1000 0", "ppm 1 1000000 0");
        kind("time", "µs 1 1000000 0", "ms 1 1000 0", "s 1 1 0", "min 60 1 0", "h 3600 1 0");
        kind("frequency", "Hz 1 1 0", "kHz 1000 1 0", "MHz 1000000 1 0");
    }

    private Units() {}

    /** A unit: the value in its kind's own unit is {@code (value + shift) * over / under}. */
    private record Unit(String kind, BigDecimal over, BigDecimal under, BigDecimal shift) {}

    /** The symbols of the units, kind by kind. */
    public static Map<String, List<String>> byKind() {
        Map<String, List<String>> kinds = new LinkedHashMap<>();
        KNOWN.forEach((symbol, unit) -> kinds.computeIfAbsent(unit.kind(), kind -> new java.util.ArrayList<>())
                .add(symbol));
        return kinds;
    }

    /** Whether it is the symbol of a unit that is known here. */
    static boolean known(String symbol) {
        return KNOWN.containsKey(symbol);
    }

    /** Whether values can be converted from one to the other. */
    static boolean convertible(String from, String to) {
        return known(from)
                && known(to)
                && KNOWN.get(from).kind().equals(KNOWN.get(to).kind());
    }

    /** The value in another unit, to 15 digits; empty if the units are of different kinds. */
    static Optional<BigDecimal> convert(BigDecimal value, String from, String to) {
        if (!convertible(from, to)) {
            return Optional.empty();
        }
        Unit a = KNOWN.get(from);
        Unit b = KNOWN.get(to);
        BigDecimal over = a.over().multiply(b.under());
        BigDecimal under = a.under().multiply(b.over());
        BigDecimal converted = value.add(a.shift(), EXACT)
                .multiply(over, EXACT)
                .divide(under, EXACT)
                .subtract(b.shift(), EXACT);
        return Optional.of(shown(converted));
    }

    /** Without digits that only come from the arithmetic. */
    static BigDecimal shown(BigDecimal value) {
        BigDecimal rounded = value.round(SHOWN).stripTrailingZeros();
        return rounded.scale() < 0 && rounded.scale() > -SHOWN.getPrecision() ? rounded.setScale(0) : rounded;
    }

    private static void kind(String kind, String... units) {
        for (String unit : units) {
            String[] parts = unit.split(" ");
            KNOWN.put(
                    parts[0],
                    new Unit(kind, new BigDecimal(parts[1]), new BigDecimal(parts[2]), new BigDecimal(parts[3])));
        }
    }
}
