package io.dataflow.validation.quarantine.mending;

import io.dataflow.contract.DeviceId;
import io.dataflow.contract.ModelName;
import io.dataflow.validation.model.KeyFields;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What is done to readings, step by step.
 *
 * @param steps in the order in which they are done; none leaves readings as they are
 */
public record Mending(List<Step> steps) {

    /** Nothing is done. */
    public static final Mending NONE = new Mending(List.of());

    public Mending {
        steps = List.copyOf(steps);
    }

    /**
     * What is mended.
     *
     * @param original what was sent
     * @param unpacked where that is a pack, the one reading of it as an object of its own
     * @param before what it was mended to already
     * @param keys the names of the device's and the time's fields
     */
    public record Subject(byte[] original, Optional<Unpacked> unpacked, Amended before, KeyFields keys) {}

    /**
     * One reading of a pack.
     *
     * @param device that only the pack names; the reading alone doesn't any more
     * @param relative whether its time is only known from that of its receipt
     */
    public record Unpacked(String json, Optional<String> device, boolean relative) {}

    /** The model that a step chooses. */
    public Optional<ModelName> chosenModel() {
        return steps.stream()
                .filter(Step.ChooseModel.class::isInstance)
                .map(step -> ((Step.ChooseModel) step).model())
                .reduce((first, last) -> last);
    }

    /** What the reading is after all steps. What is not JSON stays as it is but for what is put in its place. */
    public Amended apply(Subject subject) {
        Amended amended = subject.before();
        for (Step step : steps) {
            amended = apply(step, subject, amended);
        }
        return amended;
    }

    private static Amended apply(Step step, Subject subject, Amended amended) {
        return switch (step) {
            case Step.Original ignored -> Amended.NOT;
            case Step.Edit edit -> amended.withPayload(edit.payload());
            case Step.ChooseModel choose -> amended.by(choose.model());
            case Step.SetDevice set -> eachReading(step, subject, amended).of(set.device());
            case Step.SetTime ignored -> eachReading(step, subject, amended).timedByHand();
            case Step.TakeReceipt ignored -> eachReading(step, subject, amended).timedByHand();
            case Step.SetField ignored -> eachReading(step, subject, amended);
            case Step.RemoveField ignored -> eachReading(step, subject, amended);
            case Step.RenameField ignored -> eachReading(step, subject, amended);
            case Step.ConvertUnit ignored -> eachReading(step, subject, amended);
            case Step.Scale ignored -> eachReading(step, subject, amended);
            case Step.ParseNumber ignored -> eachReading(step, subject, amended);
            case Step.ShiftTime ignored -> eachReading(step, subject, amended);
        };
    }

    private static Amended eachReading(Step step, Subject subject, Amended amended) {
        Amended start = amended.payload().isEmpty() ? unpacked(subject, amended) : amended;
        Optional<String> json = text(start.payload().orElse(subject.original())).flatMap(JsonText::value);
        Optional<String> changed = json.flatMap(value -> changed(step, value, subject.keys()));
        return changed.isEmpty() || changed.equals(json) ? amended : start.withPayload(changed.get());
    }

    private static Amended unpacked(Subject subject, Amended amended) {
        if (subject.unpacked().isEmpty()) {
            return amended;
        }
        Unpacked reading = subject.unpacked().get();
        Amended start = amended.withPayload(reading.json());
        if (reading.relative()) {
            start = start.timedByHand();
        }
        Optional<DeviceId> named = reading.device().flatMap(DeviceId::parse);
        return start.device().isEmpty() && named.isPresent() ? start.of(named.get()) : start;
    }

    /** An array is changed reading by reading. */
    private static Optional<String> changed(Step step, String json, KeyFields keys) {
        if (json.startsWith("{")) {
            ReadingFields fields = new ReadingFields(json, keys);
            String before = fields.toString();
            FieldStep.apply(step, fields);
            String after = fields.toString();
            return Optional.of(after.equals(before) ? json : after);
        }
        if (!json.startsWith("[")) {
            return Optional.empty();
        }
        List<String> elements = JsonText.parts(json);
        List<String> changed = elements.stream()
                .map(element ->
                        element.startsWith("{") ? changed(step, element, keys).orElse(element) : element)
                .toList();
        return Optional.of(
                changed.equals(elements) ? json : changed.stream().collect(Collectors.joining(",", "[", "]")));
    }

    private static Optional<String> text(byte[] bytes) {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }
}
