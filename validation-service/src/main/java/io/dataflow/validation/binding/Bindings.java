package io.dataflow.validation.binding;

import io.dataflow.contract.ModelName;
import io.dataflow.contract.SourceName;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All bindings at one moment.
 *
 * @param stated those that somebody made, the most specific first
 * @param sources the model that each source names, which holds where nothing stated does
 * @param ofEverything the stated binding that holds where neither does
 */
public record Bindings(List<Binding> stated, Map<SourceName, Binding> sources, Optional<Binding> ofEverything) {

    /** No binding at all. */
    public static final Bindings NONE = new Bindings(List.of(), Map.of());

    /** These bindings, and one for each source that names a model. */
    public Bindings(List<Binding> stated, Map<SourceName, Binding> sources) {
        this(stated, sources, stated.stream().filter(Binding::ofEverything).findFirst());
    }

    public Bindings {
        stated = stated.stream().sorted(Binding.MOST_SPECIFIC_FIRST).toList();
        sources = Map.copyOf(sources);
    }

    /** These bindings, and what the sources name. */
    static Bindings of(List<Binding> stated, Map<SourceName, ModelName> namedBySources) {
        Map<SourceName, Binding> sources = new HashMap<>();
        namedBySources.forEach((source, model) -> sources.put(source, Binding.ofSource(source, model)));
        return new Bindings(stated, sources);
    }

    /** The binding that holds for what comes from a source on a topic. */
    public Optional<Binding> of(SourceName source, String topic) {
        for (Binding binding : stated) {
            if (!binding.ofEverything() && binding.covers(source, topic)) {
                return Optional.of(binding);
            }
        }
        Binding named = sources.get(source);
        return named == null ? ofEverything : Optional.of(named);
    }
}
