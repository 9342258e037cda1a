package io.dataflow.validation.verdict;

import io.dataflow.contract.Envelope;
import io.dataflow.contract.ModelName;
import io.dataflow.contract.Violation;
import io.dataflow.validation.binding.Binding;
import io.dataflow.validation.model.ActiveModels;
import io.dataflow.validation.model.DataModel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Judges envelopes by whichever of the active models their binding leads to: the one that the discriminator names, or the first that
 * accepts. For one thread at a time.
 */
public final class Judges {

    private final ActiveModels active;
    private final Map<Binding, Map<ModelName, Judge>> judges = new IdentityHashMap<>();

    /** All that is judged by these is judged by the models and bindings that are active at one moment. */
    public Judges(ActiveModels active) {
        this.active = active;
    }

    /** The models and bindings that are judged by. */
    public ActiveModels active() {
        return active;
    }

    /** What becomes of an envelope's readings, in their order, at least one. */
    public List<Verdict> judge(Envelope envelope) {
        return judge(envelope, UnaryOperator.identity());
    }

    /** @param chosen of the readings that the payload holds those that are to be judged, as the parts that they count as */
    List<Verdict> judge(Envelope envelope, UnaryOperator<List<Fields>> chosen) {
        Optional<Binding> binding = active.bindings().of(envelope.source(), envelope.topic());
        if (binding.isEmpty()) {
            return List.of(
                    refused(Optional.empty(), envelope, Part.whole(envelope.payload()), List.of(unbound(envelope))));
        }
        return switch (Payload.read(envelope)) {
            case Parsed.Unreadable unreadable ->
                List.of(refused(
                        only(binding.get()), envelope, Part.whole(envelope.payload()), unreadable.violations()));
            case Parsed.Readings readings ->
                Packs.wholeIfLarge(
                        envelope,
                        chosen.apply(readings.fields()).stream()
                                .map(one -> judge(one, envelope, binding.get()))
                                .toList());
        };
    }

    private Verdict judge(Fields one, Envelope envelope, Binding binding) {
        Optional<JsonValue> said = binding.discriminator().map(one.values()::get);
        List<ModelName> wanted = binding.modelsFor(said.map(JsonValue::text));
        Map<ModelName, Judge> known = judges.computeIfAbsent(binding, this::judgesOf);
        List<Verdict.Rejected> refusals = new ArrayList<>();
        for (ModelName name : wanted) {
            Judge judge = known.get(name);
            if (judge != null) {
                switch (judge.judge(one, envelope, binding.zone())) {
                    case Verdict.Accepted accepted -> {
                        return accepted;
                    }
                    case Verdict.Rejected rejected -> refusals.add(rejected);
                }
            }
        }
        return refusals.stream()
                .min((a, b) ->
                        Integer.compare(a.violations().size(), b.violations().size()))
                .orElseGet(
                        () -> refused(Optional.empty(), envelope, one.part(), List.of(noModel(one, binding, wanted))));
    }

    private Map<ModelName, Judge> judgesOf(Binding binding) {
        Map<ModelName, Judge> known = new HashMap<>();
        for (Binding.Choice choice : binding.choices()) {
            Optional<DataModel> model = active.named(choice.model().value());
            model.ifPresent(present ->
                    known.computeIfAbsent(choice.model(), name -> new Judge(present, binding.discriminator())));
        }
        return known;
    }

    /** The model that would have judged, whatever the payload says. */
    private Optional<DataModel> only(Binding binding) {
        return binding.choices().size() == 1
                ? active.named(binding.choices().getFirst().model().value())
                : Optional.empty();
    }

    private static Verdict.Rejected refused(
            Optional<DataModel> model, Envelope envelope, Part part, List<Violation> violations) {
        return new Verdict.Rejected(model, envelope.device(), part, violations);
    }

    private static Violation unbound(Envelope envelope) {
        return new Violation(
                "",
                envelope.source() + " " + envelope.topic(),
                "must come from a source or on a topic that is bound to a data model",
                "Bind the source '" + envelope.source()
                        + "' or the topic to a model, then replay what is in quarantine.");
    }

    private static Violation noModel(Fields one, Binding binding, List<ModelName> wanted) {
        if (!wanted.isEmpty()) {
            return new Violation(
                    one.part().pointer(),
                    wanted.stream().map(ModelName::value).collect(Collectors.joining(", ")),
                    "must be bound to an active data model",
                    "Activate a version of the model, or bind its source or topic to another, then replay what is in quarantine.");
        }
        String discriminator = binding.discriminator().orElse("");
        JsonValue said = one.values().get(discriminator);
        String values = binding.choices().stream()
                .flatMap(choice -> choice.value().stream())
                .distinct()
                .collect(Collectors.joining(", "));
        return new Violation(
                one.pointer(discriminator),
                said == null ? "" : said.text(),
                "must be one of " + values,
                "Send one of these in the field '" + discriminator + "', or have the value bound to a model.");
    }
}
