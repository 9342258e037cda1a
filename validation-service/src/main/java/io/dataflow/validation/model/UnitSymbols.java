package io.dataflow.validation.model;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Words that people write for units that have a symbol, so that one unit is written in one way. */
public final class UnitSymbols {

    private static final Map<String, String> BY_WORD = Map.ofEntries(
            Map.entry("celsius", "°C"),
            Map.entry("degc", "°C"),
            Map.entry("fahrenheit", "°F"),
            Map.entry("degf", "°F"),
            Map.entry("kelvin", "K"),
            Map.entry("percent", "%"),
            Map.entry("pct", "%"),
            Map.entry("degree", "°"),
            Map.entry("degrees", "°"),
            Map.entry("deg", "°"),
            Map.entry("volt", "V"),
            Map.entry("volts", "V"),
            Map.entry("ampere", "A"),
            Map.entry("amperes", "A"),
            Map.entry("watt", "W"),
            Map.entry("watts", "W"),
            Map.entry("ohm", "Ω"),
            Map.entry("hertz", "Hz"),
            Map.entry("pascal", "Pa"),
            Map.entry("lux", "lx"),
            Map.entry("meter", "m"),
            Map.entry("meters", "m"),
            Map.entry("metre", "m"),
            Map.entry("metres", "m"),
            Map.entry("seconds", "s"),
            Map.entry("minutes", "min"),
            Map.entry("hours", "h"));

    private UnitSymbols() {}

    /** The symbol to write instead of a word; empty where the text is no such word. */
    public static Optional<String> insteadOf(String unit) {
        String word = unit.toLowerCase(Locale.ROOT).replaceAll("[ °._]", "");
        return Optional.ofNullable(BY_WORD.get(word)).filter(symbol -> !symbol.equals(unit));
    }
}
