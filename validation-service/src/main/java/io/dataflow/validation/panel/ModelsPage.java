package io.dataflow.validation.panel;

import io.dataflow.contract.Counted;
import io.dataflow.validation.model.DataModel;
import io.dataflow.validation.model.Field;
import io.dataflow.validation.model.Limits;
import io.dataflow.validation.model.ModelRegistry;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** What a reading has to look like to be stored. */
@Controller
class ModelsPage {

    private final ModelRegistry models;

    ModelsPage(ModelRegistry models) {
        this.models = models;
    }

    /** A model as the page shows it. */
    record Shown(
            String name,
            String title,
            int version,
            String table,
            String deviceField,
            String timestampField,
            String unknownFields,
            List<Line> fields,
            String example) {

        static Shown of(DataModel model) {
            return new Shown(
                    model.name().value(),
                    model.title(),
                    model.version(),
                    model.table(),
                    model.deviceField(),
                    model.timestampField(),
                    switch (model.unknownFields()) {
                        case KEEP -> "are kept beside the known ones, in the column extras";
                        case DROP -> "are left out";
                        case REJECT -> "make the reading be refused";
                    },
                    model.fields().stream().map(Line::of).toList(),
                    Example.of(model));
        }
    }

    /** A field as the page shows it. */
    record Line(String name, String type, String unit, String limits, boolean required, String description) {

        static Line of(Field field) {
            return new Line(
                    field.name(),
                    field.type().word(),
                    field.unit(),
                    limits(field),
                    field.required(),
                    field.description());
        }

        private static String limits(Field field) {
            Limits limits = field.limits();
            if (limits.min().isPresent() && limits.max().isPresent()) {
                return Limits.text(limits.min().getAsDouble()) + " to "
                        + field.withUnit(limits.max().getAsDouble());
            }
            if (limits.min().isPresent()) {
                return "at least " + field.withUnit(limits.min().getAsDouble());
            }
            if (limits.max().isPresent()) {
                return "at most " + field.withUnit(limits.max().getAsDouble());
            }
            return limits.maxLength().isPresent()
                    ? "at most " + Counted.of(limits.maxLength().getAsInt(), "character")
                    : "none";
        }
    }

    @GetMapping("/models")
    String show(Model page) {
        page.addAttribute(
                "models", models.active().models().stream().map(Shown::of).toList());
        return "models";
    }
}
