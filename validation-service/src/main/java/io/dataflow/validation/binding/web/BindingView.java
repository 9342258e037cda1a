package io.dataflow.validation.binding.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.dataflow.contract.SourceName;
import io.dataflow.validation.binding.Binding;
import io.dataflow.validation.binding.StoredBinding;
import io.dataflow.validation.model.ActiveModels;
import io.dataflow.validation.model.DataModel;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A binding that somebody made.
 *
 * @param source left out where it is of any
 * @param words what it is of
 * @param revision to be sent with the next change, so that nobody else's is overwritten
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record BindingView(
        long id,
        @Nullable String source,
        String topics,
        @Nullable String discriminator,
        List<Choice> choices,
        String zone,
        String words,
        long revision,
        Instant changedAt,
        String changedBy) {

    /**
     * A model that a binding leads to.
     *
     * @param value of the discriminator; left out where it is for whatever no other is for
     * @param activeVersion left out where none is active, so that its readings go to quarantine
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Choice(
            @Nullable String value, String model, @Nullable Integer activeVersion) {}

    static BindingView of(StoredBinding stored, ActiveModels active) {
        Binding binding = stored.binding();
        return new BindingView(
                stored.id(),
                binding.source().map(SourceName::value).orElse(null),
                binding.topics().value(),
                binding.discriminator().orElse(null),
                choices(binding, active),
                binding.zone().getId(),
                binding.inWords(),
                stored.revision(),
                stored.changedAt(),
                stored.changedBy());
    }

    static List<Choice> choices(Binding binding, ActiveModels active) {
        return binding.choices().stream()
                .map(choice -> new Choice(
                        choice.value().orElse(null),
                        choice.model().value(),
                        active.named(choice.model().value())
                                .map(DataModel::version)
                                .orElse(null)))
                .toList();
    }
}
