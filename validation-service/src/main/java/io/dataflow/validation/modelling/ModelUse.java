package io.dataflow.validation.modelling;

import io.dataflow.contract.ModelName;
import io.dataflow.platform.problem.Problem;
import io.dataflow.validation.binding.BindingRows;
import io.dataflow.validation.binding.Bindings;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Which bindings and sources lead to a model. */
@Component
public class ModelUse {

    private final BindingRows bindings;

    ModelUse(BindingRows bindings) {
        this.bindings = bindings;
    }

    /** In words, one for each. */
    public List<String> of(ModelName model) {
        Bindings all = bindings.read();
        List<String> uses = new ArrayList<>();
        all.stated().stream()
                .filter(binding -> binding.leadsTo(model))
                .forEach(binding -> uses.add("the binding of " + binding.inWords()));
        all.sources().forEach((source, binding) -> {
            if (binding.leadsTo(model)) {
                uses.add("source " + source);
            }
        });
        return uses;
    }

    void requireNone(ModelName model) {
        List<String> uses = of(model);
        if (!uses.isEmpty()) {
            throw Problem.conflict(
                    "In use",
                    "Model " + model + " is named by " + String.join(", ", uses)
                            + ". Bind these to another model first; then it can be deleted.");
        }
    }
}
