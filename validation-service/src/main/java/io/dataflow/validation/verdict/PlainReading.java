package io.dataflow.validation.verdict;

import io.dataflow.contract.Envelope;
import io.dataflow.contract.SourceName;
import io.dataflow.contract.Violation;
import io.dataflow.validation.model.KeyFields;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * What a payload says of one reading before any model has looked at it.
 *
 * @param values by the names of their fields, in the payload's order
 * @param units that the values were sent in, as people write them, by field
 * @param violations what is wrong with it whatever the model; nothing else counts then
 */
public record PlainReading(Map<String, JsonValue> values, Map<String, String> units, List<Violation> violations) {

    private static final SourceName SOURCE = new SourceName("samples");

    /**
     * The readings of a payload in any of the forms, at least one; of a payload that can't be read, one that says why.
     *
     * @param receivedAt which times in relation to the receipt refer to
     * @param keys which of some fields' names most likely mean the device and the time
     */
    public static List<PlainReading> of(byte[] payload, Instant receivedAt, Function<Set<String>, KeyFields> keys) {
        Envelope envelope = new Envelope(
                0, SOURCE, "", Optional.empty(), receivedAt, Optional.empty(), Optional.empty(), Map.of(), payload);
        return switch (Payload.read(envelope)) {
            case Parsed.Unreadable unreadable -> List.of(new PlainReading(Map.of(), Map.of(), unreadable.violations()));
            case Parsed.Readings readings ->
                readings.fields().stream()
                        .map(fields -> ValuesForm.unfold(
                                fields, keys.apply(fields.values().keySet())))
                        .map(PlainReading::of)
                        .toList();
        };
    }

    private static PlainReading of(Fields fields) {
        Map<String, String> units = new HashMap<>();
        fields.notes().units().forEach((field, unit) -> units.put(field, SenMlUnits.asPeopleWrite(unit)));
        return new PlainReading(fields.values(), units, fields.violations());
    }

    /** The instant that a value stands for in any of the forms of time, if a database can hold it; times without a zone are UTC. */
    public static Optional<Instant> time(JsonValue value) {
        return Timestamps.read(value, ZoneOffset.UTC).filter(Years::storable);
    }

    /** Whether an instant can be the time of a reading, which no clock of before the year 2000 can have told. */
    public static boolean measurable(Instant instant) {
        return !instant.isBefore(Years.EARLIEST);
    }
}
