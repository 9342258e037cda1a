package io.dataflow.validation.verdict;

import io.dataflow.contract.Violation;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Sensor measurement lists in JSON (RFC 8428): an array of records that inherit base name, base time, base unit and base value from
 * those before them. Records of one device and one time are one reading. A pack is taken whole or not at all, because a record
 * means nothing without those before it.
 *
 * <p>Of a full name, base name and name together, what follows the last {@code :} or {@code /} of the name is the field, and
 * what comes before it the device, where the topic names none.
 */
final class SenMl {

    private static final Set<String> KNOWN =
            Set.of("bn", "bt", "bu", "bv", "bs", "bver", "n", "u", "v", "vs", "vb", "vd", "s", "t", "ut");
    private static final List<String> VALUES = List.of("v", "vs", "vb", "vd");
    private static final int NEWEST_VERSION = 10;
    private static final BigDecimal TIMES_BELOW = BigDecimal.valueOf(100_000_000_000L);

    /** RFC 8428, 4.5.3: smaller times are relative to now. */
    private static final BigDecimal RELATIVE_BELOW = BigDecimal.valueOf(1L << 28);

    private final Instant receivedAt;
    private final byte[] payload;
    private final List<Violation> violations = new Faults();
    private final Map<Key, Collected> readings = new LinkedHashMap<>();
    private String baseName = "";
    private BigDecimal baseTime = BigDecimal.ZERO;
    private String baseUnit = "";
    private BigDecimal baseValue = BigDecimal.ZERO;

    private SenMl(Instant receivedAt, byte[] payload) {
        this.receivedAt = receivedAt;
        this.payload = payload;
    }

    /** Whether the elements of an array are records of such a list. */
    static boolean isPack(List<Fields> elements) {
        Map<String, JsonValue> first = elements.getFirst().values();
        boolean named = first.containsKey("bn") || first.containsKey("n");
        boolean valued = first.containsKey("bn") || VALUES.stream().anyMatch(first::containsKey);
        return !elements.getFirst().part().isWhole()
                && named
                && valued
                && first.keySet().stream().allMatch(name -> KNOWN.contains(name) || name.endsWith("_"));
    }

    /** The readings of a pack. */
    static Parsed read(List<Fields> records, Instant receivedAt, byte[] payload) {
        SenMl pack = new SenMl(receivedAt, payload);
        records.forEach(pack::add);
        if (pack.violations.isEmpty() && pack.readings.isEmpty()) {
            pack.violations.add(
                    new Violation("", "", "must have at least one value", "Send a record with v, vs, vb or vd."));
        }
        return pack.violations.isEmpty() ? new Parsed.Readings(pack.fields()) : new Parsed.Unreadable(pack.violations);
    }

    private record Key(String device, BigDecimal time) {}

    private record Collected(Map<String, JsonValue> values, Map<String, String> pointers, Map<String, String> units) {}

    private void add(Fields entry) {
        violations.addAll(entry.violations());
        requireKnown(entry);
        baseName = entry.given("bn") == null ? baseName : text(entry, "bn");
        baseUnit = entry.given("bu") == null ? baseUnit : text(entry, "bu");
        baseTime = number(entry, "bt").orElse(baseTime);
        baseValue = number(entry, "bv").orElse(baseValue);
        for (String kind : VALUES) {
            JsonValue value = entry.given(kind);
            if (value != null) {
                put(entry, kind, kind.equals("v") ? plusBase(entry, value) : value);
                return;
            }
        }
        if (entry.given("s") != null) {
            refuse(entry, "s", "must be a value, not a sum", "Send v, vs, vb or vd; sums are not kept.");
        }
    }

    private void requireKnown(Fields entry) {
        number(entry, "bver")
                .filter(version -> version.intValue() > NEWEST_VERSION)
                .ifPresent(version ->
                        refuse(entry, "bver", "must be at most " + NEWEST_VERSION, "Send SenML as in RFC 8428."));
        entry.values().keySet().stream()
                .filter(name -> !KNOWN.contains(name) && name.endsWith("_"))
                .forEach(name -> refuse(
                        entry,
                        name,
                        "must be understood by whoever reads it, and isn't",
                        "Leave the extension out, or send it under a name without the underscore."));
    }

    private void put(Fields entry, String kind, JsonValue value) {
        String name = entry.given("n") == null ? "" : text(entry, "n");
        String full = baseName + name;
        String field = lastPart(name.isEmpty() ? full : name);
        if (field.isEmpty()) {
            refuse(entry, kind, "must have a name", "Send n, or a base name bn before it.");
            return;
        }
        BigDecimal time = baseTime.add(number(entry, "t").orElse(BigDecimal.ZERO));
        if (time.abs().compareTo(TIMES_BELOW) >= 0) {
            refuse(
                    entry,
                    entry.given("t") == null ? "bt" : "t",
                    "must be a time",
                    "Send seconds since 1970, or negative ones before now, with bt or t.");
            return;
        }
        String device = full.substring(0, full.length() - field.length()).replaceAll("[^A-Za-z0-9]+$", "");
        Collected reading = readings.computeIfAbsent(
                new Key(device, time.stripTrailingZeros()),
                key -> new Collected(new LinkedHashMap<>(), new LinkedHashMap<>(), new LinkedHashMap<>()));
        reading.pointers().put(field, entry.pointer(kind));
        reading.pointers().putIfAbsent(Fields.FORM_TIME, entry.pointer(entry.given("t") == null ? "bt" : "t"));
        String unit = entry.given("u") == null ? baseUnit : text(entry, "u");
        if (!unit.isEmpty()) {
            reading.units().put(field, unit);
        }
        if (reading.values().putIfAbsent(field, value) != null) {
            refuse(entry, kind, "must not be given twice for one time", "Send '" + field + "' once for each time.");
        }
    }

    private List<Fields> fields() {
        List<Fields> all = new ArrayList<>(readings.size());
        readings.forEach((key, collected) -> all.add(fields(all.size(), key, collected)));
        return all;
    }

    /** Every part is the whole pack: none of it can be read alone. */
    private Fields fields(int index, Key key, Collected collected) {
        boolean relative = key.time().compareTo(RELATIVE_BELOW) < 0;
        long millis = key.time().movePointRight(3).longValue();
        Map<String, JsonValue> values = new LinkedHashMap<>(collected.values());
        if (!relative) {
            values.put(Fields.FORM_TIME, new JsonValue.Whole(millis));
        }
        Fields.Notes notes = new Fields.Notes(
                collected.pointers(),
                collected.units(),
                true,
                Optional.of(key.device()).filter(device -> !device.isEmpty()),
                relative ? Optional.of(receivedAt.plusMillis(millis)) : Optional.empty());
        return new Fields(new Part(index, payload), values, new ArrayList<>(), notes);
    }

    private JsonValue plusBase(Fields entry, JsonValue value) {
        if (baseValue.signum() == 0) {
            return value;
        }
        BigDecimal sum = baseValue.add(number(entry, "v").orElse(BigDecimal.ZERO));
        return new JsonValue.Decimal(sum.doubleValue(), sum.toPlainString());
    }

    private static String lastPart(String name) {
        return name.substring(Math.max(name.lastIndexOf(':'), name.lastIndexOf('/')) + 1);
    }

    private String text(Fields entry, String name) {
        if (entry.given(name) instanceof JsonValue.Text text) {
            return text.value();
        }
        refuse(entry, name, "must be text", "Send the value in quotes.");
        return "";
    }

    private Optional<BigDecimal> number(Fields entry, String name) {
        @Nullable JsonValue given = entry.given(name);
        return switch (given) {
            case null -> Optional.empty();
            case JsonValue.Whole whole -> Optional.of(BigDecimal.valueOf(whole.value()));
            case JsonValue.Decimal decimal
            when Math.abs(decimal.value()) <= ObjectReader.LARGEST_NUMBER ->
                Optional.of(BigDecimal.valueOf(decimal.value()));
            default -> {
                refuse(entry, name, "must be a number", "Send the number without quotes.");
                yield Optional.empty();
            }
        };
    }

    private void refuse(Fields entry, String name, String rule, String remedy) {
        JsonValue given = entry.given(name);
        violations.add(new Violation(entry.pointer(name), given == null ? "" : given.text(), rule, remedy));
    }
}
