package io.dataflow.validation.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataflow.contract.Envelope;
import io.dataflow.contract.ModelName;
import io.dataflow.contract.SourceName;
import io.dataflow.contract.TopicFilter;
import io.dataflow.validation.binding.Binding;
import io.dataflow.validation.binding.Bindings;
import io.dataflow.validation.model.ActiveModels;
import io.dataflow.validation.model.DataModel;
import io.dataflow.validation.model.ModelJson;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JudgesTests {

    private static final Instant RECEIVED = Instant.parse("2026-01-02T03:04:05Z");
    private static final SourceName SOURCE = new SourceName("gateway");
    private static final DataModel CLIMATE = model("climate", "temperature");
    private static final DataModel POWER = model("power", "watts");

    @Test
    void judgesByTheModelThatTheSourceNamesWhereNothingElseIsBound() {
        Judges judges = new Judges(active(bySource("power")));
        assertThat(modelOf(judges.judge(sent("t", "{\"watts\": 1}")))).isEqualTo("power");
        assertThat(refusal(judges.judge(sent("t", "{\"temperature\": 1}"))).model())
                .contains(POWER);
    }

    @Test
    void judgesByTheBindingOfEverythingOnlyWhatTheSourceNamesNoModelFor() {
        Binding everything = toOne(Optional.empty(), "#", "climate");
        SourceName other = new SourceName("other");
        Judges judges = new Judges(active(
                new Bindings(List.of(everything), Map.of(other, toOne(Optional.of(other), "#", "power")))));
        assertThat(modelOf(judges.judge(sent("t", "{\"temperature\": 1}")))).isEqualTo("climate");
        assertThat(modelOf(judges.judge(sentFrom(other, "t", "{\"watts\": 1}"))))
                .isEqualTo("power");
    }

    @Test
    void refusesWhatNoBindingIsForWithTheRemedy() {
        Verdict.Rejected refused = refusal(new Judges(active(Bindings.NONE)).judge(sent("a/b", "{\"watts\": 1}")));
        assertThat(refused.model()).isEmpty();
        assertThat(refused.violations().getFirst().value()).isEqualTo("gateway a/b");
        assertThat(refused.violations().getFirst().remedy()).startsWith("Bind the source 'gateway'");
    }

    @Test
    void judgesByTheMostSpecificBinding() {
        Judges judges = new Judges(active(new Bindings(
                List.of(
                        toOne(Optional.empty(), "#", "climate"),
                        toOne(Optional.empty(), "plant/+/power", "power"),
                        toOne(Optional.empty(), "plant/+/+", "climate")),
                Map.of())));
        assertThat(modelOf(judges.judge(sent("plant/1/power", "{\"watts\": 1}"))))
                .isEqualTo("power");
        assertThat(modelOf(judges.judge(sent("plant/1/air", "{\"temperature\": 1}"))))
                .isEqualTo("climate");
        assertThat(modelOf(judges.judge(sent("elsewhere", "{\"temperature\": 1}"))))
                .isEqualTo("climate");
    }

    @Test
    void prefersABindingOfTheSourceToOneOfAnySource() {
        Judges judges = new Judges(active(new Bindings(
                List.of(toOne(Optional.empty(), "plant/1/power", "climate"), toOne(Optional.of(SOURCE), "#", "power")),
                Map.of())));
        assertThat(modelOf(judges.judge(sent("plant/1/power", "{\"watts\": 1}"))))
                .isEqualTo("power");
    }

    @Test
    void takesTheFirstModelThatAccepts() {
        Judges judges = new Judges(active(of(Optional.empty(), choice("", "climate"), choice("", "power"))));
        assertThat(modelOf(judges.judge(sent("t", "{\"watts\": 1}")))).isEqualTo("power");
        assertThat(modelOf(judges.judge(sent("t", "{\"temperature\": 1}")))).isEqualTo("climate");
    }

    @Test
    void saysWhatTheModelFindsThatFindsTheLeastWrong() {
        Judges judges = new Judges(active(of(Optional.empty(), choice("", "climate"), choice("", "power"))));
        Verdict.Rejected refused = refusal(judges.judge(sent("t", "{\"watts\": \"x\"}")));
        assertThat(refused.model()).contains(POWER);
        assertThat(refused.violations()).hasSize(1);
    }

    @Test
    void letsTheDiscriminatorChooseAndTakesItForNoUnknownField() {
        Judges judges = new Judges(active(of(Optional.of("kind"), choice("air", "climate"), choice("7", "power"))));
        assertThat(modelOf(judges.judge(sent("t", "{\"kind\": \"air\", \"temperature\": 1}"))))
                .isEqualTo("climate");
        assertThat(modelOf(judges.judge(sent("t", "{\"kind\": 7, \"watts\": 1}"))))
                .isEqualTo("power");
    }

    @Test
    void letsTheDiscriminatorStandBesideTheValues() {
        Judges judges = new Judges(active(of(Optional.of("kind"), choice("air", "climate"), choice("7", "power"))));
        List<Verdict> verdicts =
                judges.judge(sent("t", "{\"kind\": \"air\", \"ts\": 1767322800, \"values\": {\"temperature\": 1}}"));
        assertThat(modelOf(verdicts)).isEqualTo("climate");
        assertThat(((Verdict.Accepted) verdicts.getFirst()).reading().values()).containsExactly(1.0);
    }

    @Test
    void refusesALargePackOnceWhereItsReadingsAreRefused() {
        Judges judges = new Judges(active(bySource("power")));
        String entries = "{\"n\":\"temperature\",\"v\":1,\"t\":%d},".repeat(400);
        String pack = "[{\"bn\":\"d:\",\"bt\":1767322000,\"n\":\"temperature\",\"v\":1}," + entries
                + "{\"n\":\"x\",\"v\":1}]";
        Object[] times = java.util.stream.IntStream.range(1, 401).boxed().toArray();
        List<Verdict> verdicts = judges.judge(sent("t", pack.formatted(times)));
        assertThat(verdicts).hasSize(1);
        assertThat(refusal(verdicts).part().isWhole()).isTrue();
        assertThat(refusal(verdicts).violations()).hasSize(Faults.MOST + 1);
    }

    @Test
    void saysWhichDiscriminatorsThereAre() {
        Judges judges = new Judges(active(of(Optional.of("kind"), choice("air", "climate"), choice("7", "power"))));
        Verdict.Rejected refused = refusal(judges.judge(sent("t", "{\"kind\": \"water\", \"watts\": 1}")));
        assertThat(refused.violations().getFirst().pointer()).isEqualTo("/kind");
        assertThat(refused.violations().getFirst().value()).isEqualTo("water");
        assertThat(refused.violations().getFirst().rule()).isEqualTo("must be one of air, 7");
    }

    @Test
    void takesTheModelWithoutAValueForAllOtherDiscriminators() {
        Judges judges = new Judges(active(of(Optional.of("kind"), choice("air", "climate"), choice("", "power"))));
        assertThat(modelOf(judges.judge(sent("t", "{\"watts\": 1}")))).isEqualTo("power");
    }

    @Test
    void refusesWhatIsBoundToAModelThatIsNotActive() {
        Judges judges = new Judges(active(bySource("retired")));
        assertThat(refusal(judges.judge(sent("t", "{\"watts\": 1}")))
                        .violations()
                        .getFirst()
                        .rule())
                .isEqualTo("must be bound to an active data model");
    }

    @Test
    void judgesEachElementOfAnArrayByItself() {
        Judges judges = new Judges(active(of(Optional.empty(), choice("", "climate"), choice("", "power"))));
        List<Verdict> verdicts = judges.judge(sent("t", "[{\"watts\": 1}, {\"temperature\": 1}, {}]"));
        assertThat(verdicts).hasSize(3);
        assertThat(modelOf(verdicts.subList(1, 2))).isEqualTo("climate");
        assertThat(refusal(verdicts.subList(2, 3)).part().index()).isEqualTo(2);
    }

    @Test
    void readsTimesWithoutAZoneInTheZoneOfTheBinding() {
        Binding binding = new Binding(
                Optional.of(SOURCE),
                Binding.ANY_TOPIC,
                Optional.empty(),
                List.of(choice("", "power")),
                ZoneId.of("Europe/Vienna"));
        Judges judges = new Judges(active(new Bindings(List.of(binding), Map.of())));
        List<Verdict> verdicts =
                judges.judge(sent("t", "{\"device_id\": \"d\", \"watts\": 1, \"timestamp\": \"2026-01-01T12:00:00\"}"));
        assertThat(((Verdict.Accepted) verdicts.getFirst()).reading().ts())
                .isEqualTo(Instant.parse("2026-01-01T11:00:00Z"));
    }

    private static DataModel model(String name, String field) {
        return ModelJson.read("{\"name\": \"" + name + "\", \"unknown_fields\": \"reject\", \"fields\": [{\"name\": \""
                + field + "\", \"type\": \"number\", \"required\": true}]}");
    }

    private static ActiveModels active(Bindings bindings) {
        return new ActiveModels(List.of(CLIMATE, POWER), bindings);
    }

    private static Bindings bySource(String model) {
        return new Bindings(List.of(), Map.of(SOURCE, toOne(Optional.of(SOURCE), "#", model)));
    }

    private static Binding toOne(Optional<SourceName> source, String filter, String model) {
        return new Binding(
                source, new TopicFilter(filter), Optional.empty(), List.of(choice("", model)), ZoneOffset.UTC);
    }

    private static Bindings of(Optional<String> discriminator, Binding.Choice... choices) {
        Binding binding =
                new Binding(Optional.empty(), Binding.ANY_TOPIC, discriminator, List.of(choices), ZoneOffset.UTC);
        return new Bindings(List.of(binding), Map.of());
    }

    private static Binding.Choice choice(String value, String model) {
        return new Binding.Choice(Optional.of(value).filter(text -> !text.isEmpty()), new ModelName(model));
    }

    private static Envelope sent(String topic, String payload) {
        return sentFrom(SOURCE, topic, payload);
    }

    private static Envelope sentFrom(SourceName source, String topic, String payload) {
        return new Envelope(
                1,
                source,
                topic,
                Optional.of(new io.dataflow.contract.DeviceId("d")),
                RECEIVED,
                Optional.empty(),
                Map.of(),
                payload.getBytes(StandardCharsets.UTF_8));
    }

    private static String modelOf(List<Verdict> verdicts) {
        return ((Verdict.Accepted) verdicts.getFirst()).reading().model().name().value();
    }

    private static Verdict.Rejected refusal(List<Verdict> verdicts) {
        return (Verdict.Rejected) verdicts.getFirst();
    }
}
