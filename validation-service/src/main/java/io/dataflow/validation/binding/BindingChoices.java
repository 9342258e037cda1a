package io.dataflow.validation.binding;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.dataflow.contract.ModelName;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The choices of a binding as they stand in its JSON column. */
final class BindingChoices {

    private static final JsonMapper JSON = JsonMapper.builder()
            .changeDefaultPropertyInclusion(usual -> usual.withValueInclusion(JsonInclude.Include.NON_NULL))
            .build();
    private static final TypeReference<List<Written>> CHOICES = new TypeReference<>() {};

    private BindingChoices() {}

    private record Written(@Nullable String value, String model) {}

    static String write(List<Binding.Choice> choices) {
        return JSON.writeValueAsString(choices.stream()
                .map(choice ->
                        new Written(choice.value().orElse(null), choice.model().value()))
                .toList());
    }

    static List<Binding.Choice> read(String json) {
        return JSON.readValue(json, CHOICES).stream()
                .map(written ->
                        new Binding.Choice(Optional.ofNullable(written.value()), new ModelName(written.model())))
                .toList();
    }
}
