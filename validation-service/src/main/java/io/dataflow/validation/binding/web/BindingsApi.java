package io.dataflow.validation.binding.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.dataflow.contract.SourceName;
import io.dataflow.platform.problem.Problem;
import io.dataflow.validation.binding.Binding;
import io.dataflow.validation.binding.BindingDraft;
import io.dataflow.validation.binding.BindingEditing;
import io.dataflow.validation.binding.StoredBinding;
import io.dataflow.validation.model.ActiveModels;
import io.dataflow.validation.model.DataModel;
import io.dataflow.validation.model.ModelRegistry;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Says and changes which readings are judged by which models. */
@RestController
@RequestMapping("/api/bindings")
@Tag(name = "Bindings", description = "Which readings are judged by which models")
class BindingsApi {

    private final BindingEditing editing;
    private final ModelRegistry models;

    BindingsApi(BindingEditing editing, ModelRegistry models) {
        this.editing = editing;
        this.models = models;
    }

    /**
     * All bindings.
     *
     * @param bindings that people made
     * @param sources the model that each source names, which holds where no binding does but that of everything
     */
    record All(List<BindingView> bindings, List<Source> sources) {}

    /** What a source names; activeVersion is left out where no version of it is active. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Source(String source, String model, @Nullable Integer activeVersion) {}

    /**
     * What holds for a source and topic.
     *
     * @param by binding, source, or nothing: then readings go to quarantine
     * @param bindingId of the binding; left out where it is none that somebody made
     * @param words all of it in a sentence
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Explained(
            String by,
            @Nullable Long bindingId,
            @Nullable String discriminator,
            @Nullable String zone,
            List<BindingView.Choice> choices,
            String words) {}

    @Operation(
            summary = "All bindings",
            description = "And what each source names, which is changed in bridge-service.")
    @GetMapping
    All all() {
        ActiveModels active = models.active();
        return new All(
                editing.all().stream().map(each -> BindingView.of(each, active)).toList(),
                editing.sources().entrySet().stream()
                        .map(each -> new Source(
                                each.getKey().value(),
                                each.getValue().value(),
                                active.named(each.getValue().value())
                                        .map(DataModel::version)
                                        .orElse(null)))
                        .toList());
    }

    @Operation(
            summary = "Which binding and models hold for a source and topic",
            description = "As this instance judges now; a change made elsewhere shows within 3 s.")
    @GetMapping("/explain")
    Explained explain(@RequestParam String source, @RequestParam(defaultValue = "") String topic) {
        ActiveModels active = models.active();
        Optional<Binding> found = active.bindings().of(sourceName(source), topic);
        if (found.isEmpty()) {
            return new Explained(
                    "nothing",
                    null,
                    null,
                    null,
                    List.of(),
                    "Nothing is bound to source " + source + " on this topic: its readings go to quarantine. Bind it.");
        }
        Binding binding = found.get();
        Optional<StoredBinding> stored = editing.all().stream()
                .filter(each -> each.binding().equals(binding))
                .filter(each -> active.bindings().stated().contains(binding))
                .findFirst();
        return new Explained(
                stored.isPresent() ? "binding" : "source",
                stored.map(StoredBinding::id).orElse(null),
                binding.discriminator().orElse(null),
                binding.zone().getId(),
                BindingView.choices(binding, active),
                words(binding, stored.isPresent()));
    }

    @Operation(summary = "Binds a source or topics to models", description = "In force in all instances within 3 s.")
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @PreAuthorize("hasRole('ADMIN')")
    BindingView add(@RequestBody BindingDraft draft) {
        return view(editing.add(draft));
    }

    @Operation(
            summary = "Changes a binding",
            description = "With a revision, only if nobody else changed it since (409). In force within 3 s.")
    @PutMapping("/{id}")
    @PreAuthorize("hasRole('ADMIN')")
    BindingView edit(@PathVariable long id, @RequestBody BindingDraft draft) {
        return view(editing.edit(id, draft));
    }

    @Operation(
            summary = "Removes a binding",
            description =
                    "What it was for is judged by the next more general one; where there is none, it goes to quarantine.")
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @PreAuthorize("hasRole('ADMIN')")
    void remove(@PathVariable long id, @RequestParam(required = false) @Nullable Long revision) {
        editing.remove(id, Optional.ofNullable(revision));
        models.refresh();
    }

    private BindingView view(StoredBinding changed) {
        models.refresh();
        return BindingView.of(changed, models.active());
    }

    private static String words(Binding binding, boolean stated) {
        String how = binding.discriminator()
                .map(field -> "the one that field '" + field + "' leads to")
                .orElse(binding.choices().size() == 1 ? "the one model" : "the first model that accepts them");
        return (stated ? "The binding of " + binding.inWords() : "What the source itself names")
                + " holds: readings are judged by " + how + ".";
    }

    private static SourceName sourceName(String text) {
        try {
            return new SourceName(text);
        } catch (IllegalArgumentException e) {
            throw Problem.badRequest(
                    "Wrong parameter",
                    "Parameter 'source' is no source's name; write a small letter, then up to 39 small letters, digits,"
                            + " '_' and '-'.");
        }
    }
}
