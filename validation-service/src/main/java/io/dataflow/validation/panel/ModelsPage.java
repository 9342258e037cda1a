package io.dataflow.validation.panel;

import io.dataflow.validation.binding.BindingRows;
import io.dataflow.validation.model.ActiveModels;
import io.dataflow.validation.model.DataModel;
import io.dataflow.validation.model.ModelRegistry;
import io.dataflow.validation.model.Version;
import io.dataflow.validation.modelling.ModelUse;
import io.dataflow.validation.modelling.Versions;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** What a reading has to look like to be stored: all data models, one, and the editor of a version. */
@Controller
class ModelsPage {

    private final ModelRegistry registry;
    private final Versions versions;
    private final ModelUse use;
    private final BindingRows bindings;

    ModelsPage(ModelRegistry registry, Versions versions, ModelUse use, BindingRows bindings) {
        this.registry = registry;
        this.versions = versions;
        this.use = use;
        this.bindings = bindings;
    }

    @GetMapping("/models")
    String all(Model page, HttpServletRequest request) {
        ActiveModels active = registry.active();
        page.addAttribute(
                "models",
                versions.byModel().stream()
                        .map(of -> ListedModel.of(
                                of, active.named(name(of)), use.of(of.getFirst().model())))
                        .toList());
        page.addAttribute("sources", sources());
        addRights(page, request);
        return "models";
    }

    @GetMapping("/models/new")
    String begin(Model page, HttpServletRequest request) {
        page.addAttribute("sources", sources());
        addRights(page, request);
        return "model-new";
    }

    @GetMapping("/models/{name:[a-z][a-z0-9_]{0,39}}")
    String one(@PathVariable String name, Model page, HttpServletRequest request) {
        List<Version> of = versions.of(name);
        Optional<DataModel> active = registry.active().named(name);
        page.addAttribute(
                "model", ListedModel.of(of, active, use.of(of.getFirst().model())));
        page.addAttribute("active", active.map(ShownModel::of));
        addRights(page, request);
        return "model";
    }

    @GetMapping("/models/{name:[a-z][a-z0-9_]{0,39}}/versions/{number:[0-9]{1,9}}")
    String edit(@PathVariable String name, @PathVariable int number, Model page, HttpServletRequest request) {
        Version version = versions.find(name, number);
        if (version.status() != Version.Status.DRAFT) {
            return "redirect:/models/" + name + "?version=" + number;
        }
        page.addAttribute(
                "model", ListedModel.of(versions.of(name), registry.active().named(name), List.of()));
        page.addAttribute("number", number);
        addRights(page, request);
        return "model-edit";
    }

    private static String name(List<Version> versions) {
        return versions.getFirst().model().value();
    }

    private List<String> sources() {
        return bindings.read().sources().keySet().stream()
                .map(source -> source.value())
                .sorted()
                .toList();
    }

    private static void addRights(Model page, HttpServletRequest request) {
        page.addAttribute("operator", request.isUserInRole("OPERATOR") || request.isUserInRole("ADMIN"));
        page.addAttribute("admin", request.isUserInRole("ADMIN"));
    }
}
