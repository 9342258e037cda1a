package io.dataflow.validation.proposal;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataflow.contract.DeviceId;
import io.dataflow.validation.model.DataModel;
import io.dataflow.validation.model.Field;
import io.dataflow.validation.model.FieldType;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SampleProposalTests {

    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    private static final String STATION = IntStream.range(0, 40)
            .mapToObj(i -> "{\"sensorId\": \"s" + i % 3 + "\", \"time\": " + (1767225600 + i) + ", \"temperature\": "
                    + (20 + i % 5)
                    + ", \"humidity\": " + (40 + i) + ".5, \"temp_f\": " + (70 + i) + ", \"count\": " + i
                    + ", \"state\": \"" + (i % 2 == 0 ? "on" : "off") + "\", \"note\": \"n" + i + "\", \"ok\": true"
                    + ", \"seen_at\": \"2026-01-01T00:00:00Z\", \"pos\": {\"lat\": 1}, \"list\": [1]"
                    + (i > 5 ? ", \"late\": 1" : "") + ", \"mixed\": " + (i % 2 == 0 ? "1" : "\"x\"") + "}")
            .collect(Collectors.joining("\n"));

    @Test
    void findsTypesUnitsKeysAndWhatIsRequired() {
        Inferred inferred = inferred(STATION);
        DataModel model = model(inferred);
        assertThat(inferred.readings()).isEqualTo(40);
        assertThat(inferred.refused()).isEmpty();
        assertThat(model.deviceField()).isEqualTo("sensorId");
        assertThat(model.timestampField()).isEqualTo("time");
        assertThat(type(model, "temperature")).isEqualTo(FieldType.NUMBER);
        assertThat(unit(model, "temperature")).isEqualTo("°C");
        assertThat(unit(model, "temp_f")).isEqualTo("°F");
        assertThat(unit(model, "humidity")).isEqualTo("%");
        assertThat(type(model, "count")).isEqualTo(FieldType.INTEGER);
        assertThat(field(model, "state").limits().values()).containsExactly("off", "on");
        assertThat(type(model, "note")).isEqualTo(FieldType.STRING);
        assertThat(type(model, "ok")).isEqualTo(FieldType.BOOLEAN);
        assertThat(type(model, "seen_at")).isEqualTo(FieldType.TIMESTAMP);
        assertThat(type(model, "pos")).isEqualTo(FieldType.OBJECT);
        assertThat(type(model, "list")).isEqualTo(FieldType.ARRAY);
        assertThat(field(model, "ok").required()).isTrue();
        assertThat(field(model, "late").required()).isFalse();
        assertThat(model.field("mixed")).isEmpty();
    }

    @Test
    void givesRoundLimitsAndSaysWhatWasSeen() {
        Inferred inferred = inferred(STATION);
        DataModel model = model(inferred);
        assertThat(field(model, "temp_f").limits().min()).hasValue(50);
        assertThat(field(model, "temp_f").limits().max()).hasValue(130);
        assertThat(field(model, "humidity").limits().max()).hasValue(100);
        assertThat(field(model, "count").limits().min()).hasValue(0);
        assertThat(inferred.fields())
                .filteredOn(seen -> seen.name().equals("temp_f"))
                .singleElement()
                .satisfies(seen -> assertThat(seen.observed()).isEqualTo("70 to 109"));
    }

    @Test
    void saysWhyOfEachField() {
        Proposed.Model found = (Proposed.Model) inferred(STATION).proposed();
        assertThat(found.remarks())
                .extracting(Remark::about)
                .contains("temperature", "state", "mixed", "time", "sensorId");
        assertThat(found.remarks())
                .filteredOn(remark -> remark.about().equals("mixed"))
                .singleElement()
                .satisfies(remark -> assertThat(remark.text()).contains("numbers and texts"));
    }

    @Test
    void givesNoLimitsWhereSamplesAreFew() {
        Inferred inferred = inferred("{\"volume\": 5}");
        assertThat(field(model(inferred), "volume").limits().min()).isEmpty();
        assertThat(field(model(inferred), "volume").required()).isFalse();
    }

    @Test
    void readsEveryForm() {
        assertThat(model(inferred("[{\"a\": 1}, {\"a\": 2.5}]"))
                        .field("a")
                        .orElseThrow()
                        .type())
                .isEqualTo(FieldType.NUMBER);
        DataModel values = model(inferred("{\"ts\": 1767225600000, \"values\": {\"a\": 1}}"));
        assertThat(values.timestampField()).isEqualTo("ts");
        assertThat(values.fields()).extracting(Field::name).containsExactly("a");
        DataModel senMl = model(inferred("[{\"bn\": \"s1:\", \"n\": \"air\", \"u\": \"Cel\", \"v\": 21}]"));
        assertThat(unit(senMl, "air")).isEqualTo("°C");
        assertThat(inferred("{\n\"a\":\n1}\n{\n\"a\": 2}\n").readings()).isEqualTo(2);
    }

    @Test
    void saysWhichSamplesCouldNotBeRead() {
        Inferred inferred = inferred("{\"a\": 1}\nnonsense\n{\"a\": 2}");
        assertThat(inferred.readings()).isEqualTo(2);
        assertThat(inferred.unreadable()).singleElement().satisfies(one -> {
            assertThat(one.place()).isEqualTo("line 2");
            assertThat(one.violations()).isNotEmpty();
        });
        assertThat(inferred("nonsense").proposed()).isInstanceOf(Proposed.Mistakes.class);
    }

    @Test
    void takesNoFieldForTheDeviceOrTimeThatIsNone() {
        Inferred inferred = inferred("{\"device_id\": 5, \"timestamp\": \"never\", \"a\": 1}");
        assertThat(inferred.refused()).isEmpty();
        assertThat(model(inferred).fields()).extracting(Field::name).containsExactly("device_id", "timestamp", "a");
    }

    @Test
    void takesNoFieldForTheDeviceThatNamesAnotherThanTheSender() {
        Inferred inferred = ofSender("station_7", "{\"station\": \"north\", \"wind\": 1}");
        assertThat(inferred.refused()).isEmpty();
        assertThat(model(inferred).fields()).extracting(Field::name).containsExactly("station", "wind");
        Inferred own = ofSender("station_7", "{\"station\": \"station_7\", \"wind\": 1}");
        assertThat(model(own).deviceField()).isEqualTo("station");
    }

    @Test
    void callsAModelAsTheDeviceOfItsTopic() {
        assertThat(ModelNames.ofTopic("devices/weather-station_07/telemetry")).isEqualTo("weather_station");
        assertThat(ModelNames.ofTopic("devices/42/telemetry")).isEqualTo("devices_42_telemetry");
        assertThat(ModelNames.ofTopic("rooms/kitchen/air")).isEqualTo("rooms_kitchen_air");
    }

    @Test
    void proposesModelsThatAcceptAllTheSamples() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < 150; round++) {
            RandomPayloads payloads = new RandomPayloads(random);
            String text = IntStream.range(0, 1 + random.nextInt(60))
                    .mapToObj(i -> payloads.next())
                    .collect(Collectors.joining("\n"));
            Inferred inferred = inferred(text);
            assertThat(inferred.refused())
                    .as("seed " + seed + ", round " + round + ":\n" + text)
                    .isEmpty();
            assertThat(inferred.unreadable())
                    .as("seed " + seed + ", round " + round + ":\n" + text)
                    .isEmpty();
        }
    }

    private static Inferred inferred(String text) {
        List<Sample> samples = PastedSamples.split(text, NOW);
        return SampleProposal.of(samples, Optional.of("m"), "");
    }

    private static Inferred ofSender(String device, String payload) {
        Sample sample =
                new Sample("one", payload.getBytes(StandardCharsets.UTF_8), NOW, Optional.of(new DeviceId(device)));
        return SampleProposal.of(List.of(sample), Optional.of("m"), "");
    }

    private static DataModel model(Inferred inferred) {
        return ((Proposed.Model) inferred.proposed()).model();
    }

    private static Field field(DataModel model, String name) {
        return model.field(name).orElseThrow();
    }

    private static FieldType type(DataModel model, String name) {
        return field(model, name).type();
    }

    private static String unit(DataModel model, String name) {
        return field(model, name).unit();
    }
}
