package io.dataflow.validation.proposal;

import io.dataflow.contract.DeviceId;
import io.dataflow.contract.Envelope;
import io.dataflow.contract.Excerpt;
import io.dataflow.contract.SourceName;
import io.dataflow.contract.Violation;
import io.dataflow.validation.model.Checked;
import io.dataflow.validation.model.DataModel;
import io.dataflow.validation.model.KeyFields;
import io.dataflow.validation.model.Limits;
import io.dataflow.validation.model.ModelJson;
import io.dataflow.validation.proposal.FieldStatistics.Kind;
import io.dataflow.validation.verdict.Judge;
import io.dataflow.validation.verdict.PlainReading;
import io.dataflow.validation.verdict.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes a data model that takes all the samples that can be read, and says of each guess why. What it can't tell, such as a unit that no
 * name hints at, it leaves open.
 */
public final class SampleProposal {

    private static final int MOST_FIELDS = 200;
    private static final int MOST_LISTED = 50;
    private static final int MOST_TEXTS_SHOWN = 10;
    private static final Duration AHEAD = Duration.ofHours(24);
    private static final DeviceId SOMEBODY = new DeviceId("sample");

    private final List<Sample> samples;
    private final SampleStatistics statistics;
    private final List<Remark> remarks = new ArrayList<>();
    private final ObjectNode model = ProposedFields.NODES.objectNode();

    private SampleProposal(List<Sample> samples) {
        this.samples = samples;
        this.statistics = SampleStatistics.of(samples);
    }

    /**
     * The model that fits the samples.
     *
     * @param name of the model; made from what it is of, where none is given
     * @param subject what the samples are of, for a name: a topic, say; may be empty
     */
    public static Inferred of(List<Sample> samples, Optional<String> name, String subject) {
        return new SampleProposal(samples).inferred(name, subject);
    }

    private Inferred inferred(Optional<String> name, String subject) {
        Proposed proposed = statistics.readings() == 0 ? nothing() : proposed(name, subject);
        List<Inferred.NotTaken> refused = proposed instanceof Proposed.Model found ? refused(found.model()) : List.of();
        return new Inferred(
                proposed,
                statistics.readings(),
                statistics.fields().stream().map(this::seen).toList(),
                statistics.unreadable().stream().limit(MOST_LISTED).toList(),
                refused.stream().limit(MOST_LISTED).toList());
    }

    private Proposed nothing() {
        List<Violation> why = statistics.unreadable().stream()
                .flatMap(one -> one.violations().stream())
                .limit(MOST_LISTED)
                .toList();
        return new Proposed.Mistakes(
                why.isEmpty()
                        ? List.of(new Violation(
                                "", "", "must be at least one reading", "Paste payloads as devices send them."))
                        : why);
    }

    private Proposed proposed(Optional<String> name, String subject) {
        model.put("name", name.orElseGet(() -> ModelNames.ofTopic(subject)));
        model.put("title", ModelNames.title(model.get("name").asString()));
        String device = device().orElseGet(() -> free(KeyFields.USUAL.device()));
        String time = time().orElseGet(() -> free(KeyFields.USUAL.timestamp()));
        model.put("device_field", device).put("timestamp_field", time).put("unknown_fields", "keep");
        remarks.add(
                new Remark("", "Unknown fields are kept, so that nothing is lost when a device sends more one day."));
        fields(List.of(device, time, DataModel.MESSAGE_ID_FIELD));
        return switch (ModelJson.check(model)) {
            case Checked.Model found -> new Proposed.Model(found.model(), remarks);
            case Checked.Mistakes mistakes -> new Proposed.Mistakes(mistakes.violations());
        };
    }

    /** The usual name, unless the samples have something else by it. */
    private String free(String usual) {
        String name = usual;
        while (statistics.field(name).isPresent()) {
            name = "_" + name;
        }
        return name;
    }

    private Optional<String> device() {
        List<String> names = statistics.fields().stream()
                .filter(field -> field.only(Kind.TEXT)
                        && field.texts().stream()
                                .allMatch(text -> DeviceId.parse(text).isPresent()))
                .filter(field -> field.texts().size() < FieldStatistics.MOST_TEXTS || allDevices(field.name()))
                .filter(field -> agreesWithSenders(field.name()))
                .map(FieldStatistics::name)
                .toList();
        Optional<String> device = KeyNames.device(names);
        remarks.add(device.map(field ->
                        new Remark(field, "names the device: its name says so, and its values can be device ids."))
                .orElseGet(() -> new Remark("", "No field names the device; readings take it from their topic.")));
        return device;
    }

    /** Where it is known who sent a sample, the field that names the device has to name the sender, or its readings are refused. */
    private boolean agreesWithSenders(String field) {
        return samples.stream()
                .filter(sample -> sample.device().isPresent())
                .flatMap(sample -> PlainReading.of(sample.payload(), sample.receivedAt(), KeyNames::keys).stream()
                        .map(reading -> reading.values().get(field))
                        .filter(value -> value != null && !value.kind().equals("null"))
                        .map(value -> value.text().equals(sample.device().get().value())))
                .allMatch(agrees -> agrees);
    }

    /** Of so many different texts only the first are known; all of them have to be device ids. */
    private boolean allDevices(String field) {
        return samples.stream()
                .flatMap(sample -> PlainReading.of(sample.payload(), sample.receivedAt(), KeyNames::keys).stream())
                .map(reading -> reading.values().get(field))
                .allMatch(value -> value == null
                        || value.kind().equals("null")
                        || DeviceId.parse(value.text()).isPresent());
    }

    private Optional<String> time() {
        Instant last = samples.stream()
                .map(Sample::receivedAt)
                .min(Instant::compareTo)
                .orElseThrow()
                .plus(AHEAD);
        List<String> names = statistics.fields().stream()
                .filter(field -> field.allMeasurable(last))
                .map(FieldStatistics::name)
                .toList();
        Optional<String> time = KeyNames.time(names).or(() -> onlyWritten(names));
        remarks.add(time.map(field -> new Remark(field, "is the time of measuring: every value is a time that can be."))
                .orElseGet(() ->
                        new Remark("", "No field is the time of measuring; readings take the time of their receipt.")));
        return time;
    }

    private Optional<String> onlyWritten(List<String> names) {
        List<String> written = names.stream()
                .filter(name -> statistics
                        .field(name)
                        .filter(field -> field.only(Kind.TEXT))
                        .isPresent())
                .toList();
        return written.size() == 1 ? Optional.of(written.getFirst()) : Optional.empty();
    }

    private void fields(List<String> keys) {
        ArrayNode fields = model.putArray("fields");
        for (FieldStatistics seen : statistics.fields()) {
            if (keys.contains(seen.name())) {
                continue;
            }
            SampleField made = new SampleField(seen, statistics.readings());
            Optional<ObjectNode> field = made.field().filter(one -> fields.size() < MOST_FIELDS);
            field.ifPresent(fields::add);
            String why = String.join("; ", made.why()) + ".";
            remarks.add(new Remark(
                    seen.name(),
                    field.isPresent() ? why : "becomes no field, and is kept with the unknown ones: " + why));
        }
    }

    private Inferred.SeenField seen(FieldStatistics field) {
        return new Inferred.SeenField(
                field.name(), field.present(), statistics.readings() - field.present(), observed(field));
    }

    private static String observed(FieldStatistics field) {
        if (field.only(Kind.WHOLE, Kind.DECIMAL)) {
            return field.lowest() == field.highest()
                    ? Limits.text(field.lowest())
                    : Limits.text(field.lowest()) + " to " + Limits.text(field.highest());
        }
        if (!field.only(Kind.TEXT)) {
            return "";
        }
        String some =
                field.texts().stream().limit(MOST_TEXTS_SHOWN).map(Excerpt::of).collect(Collectors.joining(", "));
        return field.texts().size() > MOST_TEXTS_SHOWN ? some + ", …" : some;
    }

    /** What the proposed model would refuse of that which could be read. */
    private List<Inferred.NotTaken> refused(DataModel proposed) {
        Judge judge = new Judge(proposed);
        List<Inferred.NotTaken> refused = new ArrayList<>();
        for (Sample sample : samples) {
            List<PlainReading> read = PlainReading.of(sample.payload(), sample.receivedAt(), KeyNames::keys);
            List<Verdict> verdicts = verdicts(judge, sample);
            for (int i = 0; i < read.size(); i++) {
                if (read.get(i).violations().isEmpty() && verdicts.get(i) instanceof Verdict.Rejected rejected) {
                    refused.add(new Inferred.NotTaken(SampleStatistics.place(sample, read, i), rejected.violations()));
                }
            }
        }
        return refused;
    }

    /** By whoever sent it; where that isn't known, by whom the payload names, or else by somebody. */
    private static List<Verdict> verdicts(Judge judge, Sample sample) {
        List<Verdict> anonymous = judge.judge(envelope(sample, sample.device()));
        if (sample.device().isPresent() || anonymous.stream().allMatch(Verdict.Accepted.class::isInstance)) {
            return anonymous;
        }
        List<Verdict> somebodys = judge.judge(envelope(sample, Optional.of(SOMEBODY)));
        List<Verdict> best = new ArrayList<>(anonymous);
        for (int i = 0; i < best.size(); i++) {
            best.set(i, best.get(i) instanceof Verdict.Rejected ? somebodys.get(i) : best.get(i));
        }
        return best;
    }

    private static Envelope envelope(Sample sample, Optional<DeviceId> device) {
        return new Envelope(
                0,
                new SourceName("samples"),
                "",
                device,
                sample.receivedAt(),
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                sample.payload());
    }
}
