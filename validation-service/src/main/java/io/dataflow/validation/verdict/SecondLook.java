package io.dataflow.validation.verdict;

import io.dataflow.contract.Envelope;
import io.dataflow.contract.MessageId;
import io.dataflow.contract.Violation;
import io.dataflow.validation.binding.Binding;
import io.dataflow.validation.model.ActiveModels;
import io.dataflow.validation.model.DataModel;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Judges readings again that were refused: by what is active now and as what they were mended to, but as the readings that they
 * were, so that each gets the id that it would have had in the first place. For one thread at a time.
 */
public final class SecondLook {

    private static final int MOST_VIOLATIONS = 200;

    private final Judges judges;

    /** All that is judged by this is judged by the models and bindings that are active at one moment. */
    public SecondLook(ActiveModels active) {
        this.judges = new Judges(active);
    }

    /** The models and bindings that are judged by. */
    public ActiveModels active() {
        return judges.active();
    }

    /**
     * What becomes of one reading.
     *
     * @param mended what stands in its place, where it is one of several of a message that was mended as a whole
     */
    public record Seen(Verdict verdict, Optional<byte[]> mended) {}

    /** What becomes of it now, by whatever its source or topic is bound to; several where a whole message was kept. */
    public List<Seen> judge(KeptPayload kept) {
        return new OneLook(kept).by(chosen -> judges.judge(kept.asJudged(), chosen));
    }

    /** The same by a model that a person chose instead. */
    public List<Seen> judge(KeptPayload kept, DataModel model) {
        Envelope envelope = kept.asJudged();
        Optional<Binding> binding = active().bindings().of(envelope.source(), envelope.topic());
        ZoneId zone = binding.map(Binding::zone).orElse(ZoneOffset.UTC);
        Judge judge = new Judge(model, binding.flatMap(Binding::discriminator));
        return new OneLook(kept).by(chosen -> judge.judge(envelope, zone, chosen));
    }

    /** Judges the readings that are chosen. */
    private interface Judging {
        List<Verdict> judge(UnaryOperator<List<Fields>> chosen);
    }

    /** One reading, or one message, on its way. */
    private static final class OneLook {

        private final KeptPayload kept;
        private final Part origin;
        private List<Part> origins = List.of();
        private List<Optional<byte[]>> mended = List.of();
        private boolean odd;
        private boolean inseparable;

        OneLook(KeptPayload kept) {
            this.kept = kept;
            this.origin = new Part(kept.index(), kept.envelope().payload());
        }

        List<Seen> by(Judging judging) {
            List<Verdict> verdicts = judging.judge(this::chosen);
            if (odd) {
                return List.of(stays(List.of(notOne())));
            }
            if (origins.size() < 2) {
                Part part = origins.isEmpty() ? origin : origins.getFirst();
                return verdicts.stream()
                        .map(verdict -> new Seen(as(verdict, part, origin), Optional.empty()))
                        .toList();
            }
            List<Seen> seen = new ArrayList<>(verdicts.size());
            for (int i = 0; i < verdicts.size(); i++) {
                seen.add(new Seen(as(verdicts.get(i), origins.get(i), origins.get(i)), mended.get(i)));
            }
            return inseparable ? together(seen) : seen;
        }

        private List<Fields> chosen(List<Fields> found) {
            List<Fields> chosen = kept.index() < 0 ? ofMessage(found) : ofReading(found);
            origins = chosen.stream().map(Fields::part).toList();
            return chosen;
        }

        private List<Fields> ofReading(List<Fields> found) {
            boolean whole = found.getFirst().part().isWhole();
            if (kept.pack() && !whole && kept.index() < found.size()) {
                return List.of(as(found.get(kept.index()), origin));
            }
            odd = !whole;
            return odd ? List.of() : List.of(as(found.getFirst(), origin));
        }

        private List<Fields> ofMessage(List<Fields> found) {
            mended = Collections.nCopies(found.size(), Optional.empty());
            if (kept.mended().isEmpty()) {
                return found;
            }
            if (found.getFirst().part().isWhole()) {
                return List.of(as(found.getFirst(), origin));
            }
            List<Fields> sent = sentReadings(found.size());
            inseparable = sent.isEmpty();
            mended = found.stream().map(one -> Optional.of(one.part().bytes())).toList();
            List<Fields> all = new ArrayList<>(found.size());
            for (int i = 0; i < found.size(); i++) {
                all.add(as(
                        found.get(i),
                        inseparable ? placeInMessage(i) : sent.get(i).part()));
            }
            return all;
        }

        /** The readings of the message as it was sent, if they are as many. */
        private List<Fields> sentReadings(int count) {
            return Payload.read(kept.envelope()) instanceof Parsed.Readings readings
                            && readings.fields().size() == count
                            && !readings.fields().getFirst().part().isWhole()
                    ? readings.fields()
                    : List.of();
        }

        /** Tells one of several readings that a person made of a message from the others. */
        private Part placeInMessage(int place) {
            byte[] sent = origin.bytes();
            byte[] mark = ("/" + place).getBytes(StandardCharsets.UTF_8);
            byte[] bytes = Arrays.copyOf(sent, sent.length + mark.length);
            System.arraycopy(mark, 0, bytes, sent.length, mark.length);
            return new Part(place, bytes);
        }

        private static Fields as(Fields fields, Part part) {
            return new Fields(part, fields.values(), fields.violations(), fields.notes());
        }

        private Verdict as(Verdict verdict, Part part, Part keptAs) {
            return switch (verdict) {
                case Verdict.Accepted accepted -> new Verdict.Accepted(identified(accepted.reading(), part));
                case Verdict.Rejected rejected ->
                    new Verdict.Rejected(rejected.model(), rejected.device(), keptAs, rejected.violations());
            };
        }

        /** A date that a person gave says nothing of which reading it is. */
        private Reading identified(Reading reading, Part part) {
            Envelope envelope = kept.envelope();
            boolean derived =
                    reading.dated() && reading.messageId().equals(MessageId.ofContent(envelope.topic(), part.bytes()));
            if (kept.dateIsOfPayload() || !derived) {
                return reading;
            }
            return reading.withId(
                    part.isWhole()
                            ? MessageId.ofDelivery(envelope.deliveryId())
                            : MessageId.ofDelivery(envelope.deliveryId(), part.index()));
        }

        /** Readings that were none as they were sent are kept as the message that was, until all of them pass. */
        private List<Seen> together(List<Seen> seen) {
            List<Verdict.Rejected> refused = seen.stream()
                    .map(Seen::verdict)
                    .filter(Verdict.Rejected.class::isInstance)
                    .map(Verdict.Rejected.class::cast)
                    .toList();
            return refused.isEmpty() ? seen : List.of(stays(refused));
        }

        private Seen stays(List<Verdict.Rejected> refused) {
            Verdict.Rejected first = refused.getFirst();
            List<Violation> all = refused.stream()
                    .flatMap(one -> one.violations().stream())
                    .limit(MOST_VIOLATIONS)
                    .toList();
            return new Seen(new Verdict.Rejected(first.model(), first.device(), origin, all), Optional.empty());
        }

        private Verdict.Rejected notOne() {
            Violation violation = new Violation(
                    "/" + kept.index(),
                    "",
                    "must be one JSON object",
                    "Mend it into one reading, such as {\"temperature\": 21.5}.");
            return new Verdict.Rejected(Optional.empty(), kept.envelope().device(), origin, List.of(violation));
        }
    }

    /**
     * One reading of a pack in the form {@code {"ts": …, "values": {…}}}, which can be mended without the others.
     *
     * @param device that the pack names
     * @param relative whether its time is only known from that of its receipt
     */
    public record Unpacked(String json, Optional<String> device, boolean relative) {}

    /** The reading that a refused part of a pack is; empty if there is none. */
    public static Optional<Unpacked> unpack(KeptPayload kept) {
        return Payload.read(kept.asJudged()) instanceof Parsed.Readings readings
                        && kept.index() < readings.fields().size()
                        && !readings.fields().getFirst().part().isWhole()
                ? Optional.of(unpack(readings.fields().get(kept.index())))
                : Optional.empty();
    }

    private static Unpacked unpack(Fields fields) {
        Map<String, JsonValue> values = new LinkedHashMap<>(fields.values());
        JsonValue ts = values.remove(Fields.FORM_TIME);
        JsonValue time = fields.notes()
                .measuredAt()
                .<JsonValue>map(at -> new JsonValue.Whole(at.toEpochMilli()))
                .orElse(ts == null ? new JsonValue.Null() : ts);
        Map<String, JsonValue> form = new LinkedHashMap<>();
        form.put(Fields.FORM_TIME, time);
        form.put("values", new JsonValue.Nested(JsonValue.object(values.entrySet())));
        return new Unpacked(
                JsonValue.object(form.entrySet()),
                fields.notes().device(),
                fields.notes().measuredAt().isPresent());
    }
}
