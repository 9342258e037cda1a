package io.dataflow.validation.binding;

import io.dataflow.contract.ModelName;
import io.dataflow.contract.SourceName;
import io.dataflow.contract.TopicFilter;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Says by which models the readings of a source or topic are judged.
 *
 * @param source only of this source; empty for any
 * @param topics only on these topics
 * @param discriminator the payload's field whose value leads to a model; empty where the first model takes it that accepts it
 * @param choices the models, in the order in which they are tried
 * @param zone of times that name none
 */
public record Binding(
        Optional<SourceName> source,
        TopicFilter topics,
        Optional<String> discriminator,
        List<Choice> choices,
        ZoneId zone) {

    /** The filter of every topic. */
    public static final TopicFilter ANY_TOPIC = new TopicFilter("#");

    /** More specific ones first. */
    static final Comparator<Binding> MOST_SPECIFIC_FIRST = Comparator.comparing(
                    (Binding binding) -> binding.source().isEmpty())
            .thenComparing(binding -> weight(binding.topics()), Comparator.reverseOrder())
            .thenComparing(binding -> binding.topics().value());

    private static final int MOST_CHOICES = 20;

    public Binding {
        choices = List.copyOf(choices);
        if (choices.isEmpty() || choices.size() > MOST_CHOICES) {
            throw new IllegalArgumentException(
                    "A binding leads to 1 to " + MOST_CHOICES + " models, not to " + choices.size());
        }
        requireFittingValues(discriminator, choices);
    }

    /**
     * A model that a binding leads to.
     *
     * @param value what the discriminator has to say; empty for whatever no other choice is for
     */
    public record Choice(Optional<String> value, ModelName model) {}

    /** All readings of a source by one model. */
    static Binding ofSource(SourceName source, ModelName model) {
        return new Binding(
                Optional.of(source),
                ANY_TOPIC,
                Optional.empty(),
                List.of(new Choice(Optional.empty(), model)),
                java.time.ZoneOffset.UTC);
    }

    /** Whether it leaves nothing out, so that it is for what nobody else says anything about. */
    boolean ofEverything() {
        return source.isEmpty() && topics.equals(ANY_TOPIC);
    }

    boolean covers(SourceName of, String topic) {
        return (source.isEmpty() || source.get().equals(of)) && topics.matches(topic);
    }

    /** The models that a reading may be judged by, given what its discriminator says; those without a value come last. */
    public List<ModelName> modelsFor(Optional<String> said) {
        if (discriminator.isEmpty()) {
            return choices.stream().map(Choice::model).toList();
        }
        List<ModelName> named = said.isEmpty() ? List.of() : models(said);
        return named.isEmpty() ? models(Optional.empty()) : named;
    }

    private List<ModelName> models(Optional<String> value) {
        return choices.stream()
                .filter(choice -> choice.value().equals(value))
                .map(Choice::model)
                .toList();
    }

    /** Whether it can lead to a model. */
    public boolean leadsTo(ModelName model) {
        return choices.stream().anyMatch(choice -> choice.model().equals(model));
    }

    /** What it is of, for messages to people. */
    public String inWords() {
        String of = source.map(name -> "source " + name).orElse("any source");
        return topics.equals(ANY_TOPIC) ? of : of + " on " + topics;
    }

    /** A filter says more the more levels it names; of two alike, the one without {@code #}. */
    private static int weight(TopicFilter filter) {
        int weight = 0;
        for (String level : filter.value().split("/", -1)) {
            weight += switch (level) {
                case "#" -> -1;
                case "+" -> 2;
                default -> 1000;
            };
        }
        return weight;
    }

    private static void requireFittingValues(Optional<String> discriminator, List<Choice> choices) {
        Set<Choice> distinct = new HashSet<>(choices);
        if (distinct.size() < choices.size()) {
            throw new IllegalArgumentException("A model stands twice in the binding; leave it out once");
        }
        if (discriminator.isEmpty()
                && choices.stream().anyMatch(choice -> choice.value().isPresent())) {
            throw new IllegalArgumentException(
                    "The binding has values that lead to models, and no field that says them; name the field, or leave the values out");
        }
    }
}
