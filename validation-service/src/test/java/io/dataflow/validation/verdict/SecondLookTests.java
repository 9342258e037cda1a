package io.dataflow.validation.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataflow.contract.DeviceId;
import io.dataflow.contract.Envelope;
import io.dataflow.contract.MessageId;
import io.dataflow.contract.SourceName;
import io.dataflow.validation.binding.Binding;
import io.dataflow.validation.binding.Bindings;
import io.dataflow.validation.model.ActiveModels;
import io.dataflow.validation.model.DataModel;
import io.dataflow.validation.model.ModelJson;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SecondLookTests {

    private static final Instant RECEIVED = Instant.parse("2026-01-02T03:04:05Z");
    private static final long DELIVERY = 4711;
    private static final DataModel CLIMATE = model("climate", "temperature");
    private static final DataModel POWER = model("power", "watts");
    private static final ActiveModels ACTIVE = new ActiveModels(
            List.of(CLIMATE, POWER),
            new Bindings(
                    List.of(new Binding(
                            Optional.empty(),
                            Binding.ANY_TOPIC,
                            Optional.empty(),
                            List.of(new Binding.Choice(Optional.empty(), CLIMATE.name())),
                            ZoneOffset.UTC)),
                    Map.of()));

    private final SecondLook look = new SecondLook(ACTIVE);

    @Test
    void givesADatedReadingTheIdOfWhatWasSentHoweverItWasMended() {
        String sent = "{\"temperature\":\"21.5\",\"timestamp\":1767323040}";
        Reading reading = only(look.judge(mended(sent, -1, "{\"temperature\":21.5,\"timestamp\":1767323040}")));
        assertThat(reading.messageId()).isEqualTo(MessageId.ofContent("t", bytes(sent)));
        assertThat(reading.values()).containsExactly(21.5);
        assertThat(reading.receivedAt()).isEqualTo(RECEIVED);
    }

    @Test
    void givesAnUndatedReadingTheIdOfItsDelivery() {
        Reading reading = only(look.judge(mended("{\"temperature\":\"21.5\"}", 3, "{\"temperature\":21.5}")));
        assertThat(reading.messageId()).isEqualTo(MessageId.ofDelivery(DELIVERY, 3));
        assertThat(reading.ts()).isEqualTo(RECEIVED);
    }

    @Test
    void givesAReadingWhoseTimeAPersonSaidTheIdOfItsDelivery() {
        KeptPayload kept = new KeptPayload(
                envelope("{\"temperature\":1,\"timestamp\":0}"),
                -1,
                false,
                Optional.of(bytes("{\"temperature\":1,\"timestamp\":1767323040}")),
                false);
        assertThat(only(look.judge(kept)).messageId()).isEqualTo(MessageId.ofDelivery(DELIVERY));
    }

    @Test
    void givesWhatIsNotMendedTheIdThatItWouldHaveHadInTheFirstPlace() {
        String sent = "[{\"temperature\":1},{\"temperature\":\"x\"},{\"temperature\":2,\"timestamp\":1767323040}]";
        List<SecondLook.Seen> seen = look.judge(new KeptPayload(envelope(sent), -1, false, Optional.empty(), true));
        List<Verdict> first = new Judges(ACTIVE).judge(envelope(sent));
        assertThat(seen.get(0).verdict()).isEqualTo(first.get(0));
        assertThat(seen.get(2).verdict()).isEqualTo(first.get(2));
        assertThat(((Verdict.Rejected) seen.get(1).verdict()).part().index()).isOne();
    }

    @Test
    void tellsTheReadingsOfAMessageApartThatWasMendedAsAWhole() {
        String sent = "[{\"t\":1,\"timestamp\":1767323040},{\"t\":\"x\"}]";
        List<SecondLook.Seen> seen =
                look.judge(mended(sent, -1, "[{\"temperature\":1,\"timestamp\":1767323040},{\"temperature\":\"x\"}]"));
        assertThat(only(seen.subList(0, 1)).messageId())
                .isEqualTo(MessageId.ofContent("t", bytes("{\"t\":1,\"timestamp\":1767323040}")));
        assertThat(seen.get(1).mended())
                .hasValueSatisfying(mended -> assertThat(mended).isEqualTo(bytes("{\"temperature\":\"x\"}")));
        assertThat(((Verdict.Rejected) seen.get(1).verdict()).part().bytes()).isEqualTo(bytes("{\"t\":\"x\"}"));
    }

    @Test
    void keepsWhatAPersonMadeSeveralReadingsOfTogetherUntilAllPass() {
        List<SecondLook.Seen> some = look.judge(mended("broken", -1, "[{\"temperature\":1},{\"temperature\":\"x\"}]"));
        assertThat(some).hasSize(1);
        assertThat(((Verdict.Rejected) some.getFirst().verdict()).part().bytes())
                .isEqualTo(bytes("broken"));
        List<SecondLook.Seen> all = look.judge(mended(
                "broken",
                -1,
                "[{\"temperature\":1,\"timestamp\":1767323040},{\"temperature\":2,\"timestamp\":1767323040}]"));
        assertThat(all)
                .extracting(
                        seen -> ((Verdict.Accepted) seen.verdict()).reading().messageId())
                .doesNotHaveDuplicates()
                .hasSize(2);
    }

    @Test
    void judgesTheOneReadingOfAPackThatWasRefused() {
        String pack = "[{\"bn\":\"d:\",\"bt\":1767323040,\"n\":\"temperature\",\"v\":1},"
                + "{\"n\":\"temperature\",\"t\":1,\"vs\":\"x\"}]";
        KeptPayload kept = new KeptPayload(envelope(pack), 1, true, Optional.empty(), true);
        Verdict.Rejected refused =
                (Verdict.Rejected) look.judge(kept).getFirst().verdict();
        assertThat(refused.violations().getFirst().pointer()).isEqualTo("/1/vs");
        SecondLook.Unpacked unpacked = SecondLook.unpack(kept).orElseThrow();
        assertThat(unpacked.json()).isEqualTo("{\"ts\":1767323041000,\"values\":{\"temperature\":\"x\"}}");
        assertThat(unpacked.device()).contains("d");
        KeptPayload mended = new KeptPayload(
                envelope(pack),
                1,
                true,
                Optional.of(bytes("{\"ts\":1767323041000,\"values\":{\"temperature\":2}}")),
                true);
        Reading reading = only(look.judge(mended));
        assertThat(reading.ts()).isEqualTo(Instant.ofEpochSecond(1767323041));
        assertThat(reading.messageId()).isEqualTo(MessageId.ofContent("t", bytes(pack)));
    }

    @Test
    void judgesByTheModelThatAPersonChose() {
        Reading reading =
                only(look.judge(new KeptPayload(envelope("{\"watts\":1}"), -1, false, Optional.empty(), true), POWER));
        assertThat(reading.model()).isEqualTo(POWER);
    }

    @Test
    void refusesSeveralReadingsInThePlaceOfOne() {
        SecondLook.Seen seen = look.judge(mended("5", 2, "[{\"temperature\":1},{\"temperature\":2}]"))
                .getFirst();
        assertThat(((Verdict.Rejected) seen.verdict()).violations().getFirst().rule())
                .isEqualTo("must be one JSON object");
    }

    @Test
    void keepsTheOwnIdOfAMessageWithThePlaceOfTheReadingInIt() {
        Envelope envelope = new Envelope(
                DELIVERY,
                new SourceName("gateway"),
                "t",
                Optional.of(new DeviceId("d")),
                RECEIVED,
                Optional.empty(),
                Map.of(Envelope.MESSAGE_ID_PROPERTY, "own"),
                bytes("{\"temperature\":\"1\"}"));
        KeptPayload kept = new KeptPayload(envelope, 3, false, Optional.of(bytes("{\"temperature\":1}")), true);
        assertThat(only(look.judge(kept)).messageId()).isEqualTo(MessageId.ofOwnId("own", 3));
    }

    private static KeptPayload mended(String sent, int index, String mended) {
        return new KeptPayload(envelope(sent), index, false, Optional.of(bytes(mended)), true);
    }

    private static Reading only(List<SecondLook.Seen> seen) {
        assertThat(seen).hasSize(1);
        assertThat(seen.getFirst().verdict()).isInstanceOf(Verdict.Accepted.class);
        return ((Verdict.Accepted) seen.getFirst().verdict()).reading();
    }

    private static Envelope envelope(String payload) {
        return new Envelope(
                DELIVERY,
                new SourceName("gateway"),
                "t",
                Optional.of(new DeviceId("d")),
                RECEIVED,
                Optional.empty(),
                Map.of(),
                bytes(payload));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static DataModel model(String name, String field) {
        return ModelJson.read("{\"name\": \"" + name + "\", \"unknown_fields\": \"reject\", \"fields\": [{\"name\": \""
                + field + "\", \"type\": \"number\", \"required\": true}]}");
    }
}
