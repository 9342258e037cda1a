package io.dataflow.validation.binding;

import io.dataflow.contract.ModelName;
import io.dataflow.contract.SourceName;
import io.dataflow.contract.TopicFilter;
import io.dataflow.validation.model.Findings;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A binding as somebody wants it, as it was sent.
 *
 * @param source whose readings; left out for those of any
 * @param topics on which topics; left out for any
 * @param discriminator the payload's field whose value chooses among the models
 * @param choices the models in the order in which they are tried
 * @param zone of times that name none; left out for UTC
 * @param revision of the binding that the change is meant for; without one, whatever it is by now is overwritten
 */
public record BindingDraft(
        @Nullable String source,
        @Nullable String topics,
        @Nullable String discriminator,
        @Nullable List<Choice> choices,
        @Nullable String zone,
        @Nullable Long revision) {

    private static final int LONGEST_FILTER = 1024;
    private static final int LONGEST_DISCRIMINATOR = 200;
    private static final int MOST_CHOICES = 20;

    /** A model, and the discriminator's value that leads to it. */
    public record Choice(@Nullable String value, @Nullable String model) {}

    /** The binding, or empty where there are findings. */
    Optional<Binding> binding(Findings findings) {
        Optional<SourceName> from = given(source)
                .flatMap(text -> parsed(
                        "/source",
                        text,
                        SourceName::new,
                        "must be a small letter, then up to 39 small letters, digits, '_' and '-'",
                        "Write the name of a source, or leave it out for any.",
                        findings));
        Optional<TopicFilter> filter = filter(findings);
        Optional<String> field = given(discriminator);
        if (field.isPresent() && field.get().length() > LONGEST_DISCRIMINATOR) {
            findings.add(
                    "/discriminator",
                    field.get(),
                    "must not have more than " + LONGEST_DISCRIMINATOR + " characters",
                    "Write the name of a payload's field, or leave it out.");
        }
        List<Binding.Choice> models = models(field, findings);
        Optional<ZoneId> zoned = zone(findings);
        return findings.any()
                ? Optional.empty()
                : Optional.of(new Binding(from, filter.orElseThrow(), field, models, zoned.orElseThrow()));
    }

    private Optional<TopicFilter> filter(Findings findings) {
        Optional<String> text = given(topics);
        if (text.isEmpty()) {
            return Optional.of(Binding.ANY_TOPIC);
        }
        if (text.get().length() > LONGEST_FILTER) {
            findings.add("/topics", text.get(), "must not have more than 1024 characters", "Write a shorter filter.");
            return Optional.empty();
        }
        return parsed(
                "/topics",
                text.get(),
                TopicFilter::new,
                "must be a topic filter: '+' is a level of its own, '#' the last one",
                "Write a filter such as gateways/+/readings, or leave it out for any topic.",
                findings);
    }

    private List<Binding.Choice> models(Optional<String> field, Findings findings) {
        List<Choice> sent = choices == null ? List.of() : choices;
        if (sent.isEmpty() || sent.size() > MOST_CHOICES) {
            findings.add(
                    "/choices", "" + sent.size(), "must be 1 to " + MOST_CHOICES, "Write [{\"model\": \"a_model\"}].");
        }
        List<Binding.Choice> models = new ArrayList<>();
        for (int i = 0; i < sent.size(); i++) {
            String place = "/choices/" + i;
            Optional<String> value = Optional.ofNullable(sent.get(i).value());
            if (value.isPresent() && field.isEmpty()) {
                findings.add(
                        place + "/value",
                        value.get(),
                        "needs a field that says it",
                        "Write the field's name as discriminator, or leave the value out.");
            }
            Optional<ModelName> model = parsed(
                    place + "/model",
                    given(sent.get(i).model()).orElse(""),
                    ModelName::new,
                    "must be a data model",
                    "Write the name of a data model; the page Models lists them.",
                    findings);
            model.map(name -> new Binding.Choice(value, name)).ifPresent(choice -> {
                if (models.contains(choice)) {
                    findings.add(place, choice.model().value(), "must not stand twice", "Leave it out once.");
                }
                models.add(choice);
            });
        }
        return models;
    }

    private Optional<ZoneId> zone(Findings findings) {
        String text = given(zone).orElse("UTC");
        try {
            return Optional.of(ZoneId.of(text));
        } catch (DateTimeException e) {
            findings.add("/zone", text, "must be a time zone", "Write one such as UTC, +02:00 or Europe/Berlin.");
            return Optional.empty();
        }
    }

    private static Optional<String> given(@Nullable String text) {
        return Optional.ofNullable(text).map(String::strip).filter(some -> !some.isEmpty());
    }

    private static <T> Optional<T> parsed(
            String pointer, String text, Function<String, T> parser, String rule, String remedy, Findings findings) {
        try {
            return Optional.of(parser.apply(text));
        } catch (IllegalArgumentException e) {
            findings.add(pointer, text, rule, remedy);
            return Optional.empty();
        }
    }
}
