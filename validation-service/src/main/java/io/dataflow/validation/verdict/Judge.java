package io.dataflow.validation.verdict;

import io.dataflow.contract.Envelope;
import io.dataflow.contract.Violation;
import io.dataflow.validation.model.DataModel;
import io.dataflow.validation.model.Field;
import io.dataflow.validation.model.Findings;
import io.dataflow.validation.model.NotAModel;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Judges readings by one version of a data model. Many threads may use it at once. */
public final class Judge {

    private final DataModel model;
    private final Field[] fields;
    private final @Nullable Object[] usual;
    private final Set<String> known = new HashSet<>();
    private final Set<String> beside = new HashSet<>();

    /** @throws NotAModel if a field's default is none that the field takes */
    public Judge(DataModel model) {
        this(model, Optional.empty());
    }

    /** @param discriminator a field that says which model is meant, and is no unknown one therefore */
    Judge(DataModel model, Optional<String> discriminator) {
        this.model = model;
        this.fields = model.fields().toArray(Field[]::new);
        this.usual = Arrays.stream(fields).map(FieldCheck::usual).toArray();
        known.addAll(List.of(model.deviceField(), model.timestampField(), DataModel.MESSAGE_ID_FIELD));
        model.fields().stream().map(Field::name).forEach(known::add);
        discriminator.ifPresent(known::add);
        beside.addAll(List.of(model.deviceField(), model.timestampField(), DataModel.MESSAGE_ID_FIELD));
        discriminator.ifPresent(beside::add);
    }

    /** What is wrong with the defaults of a model's fields; nothing, if it can be judged by. */
    public static List<Violation> wrongDefaults(DataModel model) {
        Findings findings = new Findings();
        for (int i = 0; i < model.fields().size(); i++) {
            Field field = model.fields().get(i);
            findings.attempt("/fields/" + i, () -> {
                FieldCheck.usual(field);
                return field;
            });
        }
        return findings.violations();
    }

    /** The version that readings are judged by. */
    public DataModel model() {
        return model;
    }

    /**
     * What becomes of an envelope's readings, in their order, at least one; times without a zone are UTC. The same envelope always
     * gets the same verdicts.
     */
    public List<Verdict> judge(Envelope envelope) {
        return judge(envelope, ZoneOffset.UTC);
    }

    /** The same, with the zone of times that name none. */
    public List<Verdict> judge(Envelope envelope, ZoneId zone) {
        return judge(envelope, zone, UnaryOperator.identity());
    }

    /** @param chosen of the readings that the payload holds those that are to be judged, as the parts that they count as */
    List<Verdict> judge(Envelope envelope, ZoneId zone, UnaryOperator<List<Fields>> chosen) {
        return switch (Payload.read(envelope)) {
            case Parsed.Unreadable unreadable ->
                List.of(new Verdict.Rejected(
                        Optional.of(model),
                        envelope.device(),
                        Part.whole(envelope.payload()),
                        unreadable.violations()));
            case Parsed.Readings readings ->
                Packs.wholeIfLarge(
                        envelope,
                        chosen.apply(readings.fields()).stream()
                                .map(one -> judge(one, envelope, zone))
                                .toList());
        };
    }

    Verdict judge(Fields sent, Envelope envelope, ZoneId zone) {
        if (sent.values().isEmpty() && !sent.violations().isEmpty()) {
            return new Verdict.Rejected(Optional.of(model), envelope.device(), sent.part(), sent.violations());
        }
        boolean mayBeInValues = model.field("values").isEmpty();
        Fields fields = mayBeInValues ? ValuesForm.unfold(sent, beside) : sent;
        return new OneReading(this, envelope, fields, zone).verdict();
    }

    int columns() {
        return fields.length;
    }

    Field field(int column) {
        return fields[column];
    }

    @Nullable
    Object usual(int column) {
        return usual[column];
    }

    Set<String> known() {
        return known;
    }
}
