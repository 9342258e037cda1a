package io.dataflow.validation.quarantine.mending;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.dataflow.contract.DeviceId;
import io.dataflow.contract.ModelName;
import io.dataflow.contract.Violation;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A step as requests write it; which of the parameters it has depends on the step.
 *
 * @param step one of {@code original}, {@code edit}, {@code set}, {@code remove}, {@code rename}, {@code convert}, {@code scale},
 *     {@code parse_number}, {@code set_time}, {@code shift_time}, {@code take_receipt}, {@code set_device}, {@code choose_model}
 * @param to the new name or the unit to convert to
 * @param by an ISO-8601 duration, such as {@code PT-1H}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record StepDocument(
        @Nullable String step,
        @Nullable String field,
        @Nullable String from,
        @Nullable String to,
        @Nullable JsonNode value,
        @Nullable BigDecimal factor,
        @Nullable BigDecimal offset,
        @Nullable String by,
        @Nullable String device,
        @Nullable String model,
        @Nullable String payload) {

    private static final int MOST_STEPS = 50;
    private static final int LONGEST_NAME = 256;
    private static final int LONGEST_PAYLOAD = 1024 * 1024;
    private static final String STEPS =
            "original, edit, set, remove, rename, convert, scale, parse_number, set_time, shift_time, take_receipt, set_device or choose_model";

    /**
     * The mending that the documents describe.
     *
     * @param violations gets what is wrong with them; the mending is of no use then
     */
    public static Mending mending(List<StepDocument> documents, List<Violation> violations) {
        if (documents.size() > MOST_STEPS) {
            violations.add(new Violation(
                    "/steps",
                    documents.size() + " steps",
                    "must be at most " + MOST_STEPS,
                    "Mend in several goes, or leave steps out."));
        }
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < documents.size(); i++) {
            documents.get(i).read("/steps/" + i, violations).ifPresent(steps::add);
        }
        return new Mending(steps);
    }

    private Optional<Step> read(String pointer, List<Violation> violations) {
        int before = violations.size();
        Check check = new Check(pointer, violations);
        Step read = switch (step == null ? "" : step) {
            case "original" -> new Step.Original();
            case "edit" -> new Step.Edit(check.text("payload", payload, LONGEST_PAYLOAD));
            case "set" -> new Step.SetField(check.name("field", field), check.json("value", value));
            case "remove" -> new Step.RemoveField(check.name("field", field));
            case "rename" -> new Step.RenameField(check.name("field", field), check.name("to", to));
            case "convert" -> convert(check);
            case "scale" ->
                new Step.Scale(
                        check.name("field", field),
                        check.number("factor", factor, BigDecimal.ONE),
                        check.number("offset", offset, BigDecimal.ZERO));
            case "parse_number" -> new Step.ParseNumber(check.name("field", field));
            case "set_time" -> new Step.SetTime(check.json("value", value));
            case "shift_time" -> new Step.ShiftTime(check.duration("by", by));
            case "take_receipt" -> new Step.TakeReceipt();
            case "set_device" -> new Step.SetDevice(check.device(device));
            case "choose_model" -> new Step.ChooseModel(check.model(model));
            default -> {
                check.refuse("step", step, "must be " + STEPS, "Name one of these steps.");
                yield new Step.Original();
            }
        };
        return violations.size() == before ? Optional.of(read) : Optional.empty();
    }

    private Step convert(Check check) {
        Step.ConvertUnit convert =
                new Step.ConvertUnit(check.name("field", field), check.name("from", from), check.name("to", to));
        if (from != null && to != null && !Units.convertible(from, to)) {
            check.refuse(
                    Units.known(from) ? "to" : "from",
                    from + " to " + to,
                    "must be two known units of one kind",
                    "Write symbols such as °F and °C, or use the step scale with factor and offset.");
        }
        return convert;
    }

    /** Notes what is wrong; what it gives back then is of no use. */
    private record Check(String pointer, List<Violation> violations) {

        void refuse(String parameter, @Nullable String value, String rule, String remedy) {
            violations.add(new Violation(pointer + "/" + parameter, value == null ? "" : value, rule, remedy));
        }

        String text(String parameter, @Nullable String value, int longest) {
            if (value == null || value.length() > longest) {
                refuse(
                        parameter,
                        value,
                        value == null ? "is required" : "must be at most " + longest + " characters long",
                        "Write a text.");
                return "";
            }
            return value;
        }

        String name(String parameter, @Nullable String value) {
            String name = text(parameter, value, LONGEST_NAME);
            if (value != null && name.isEmpty()) {
                refuse(parameter, value, "must not be empty", "Write a name.");
            }
            return name;
        }

        String json(String parameter, @Nullable JsonNode value) {
            if (value == null) {
                refuse(parameter, null, "is required", "Write a JSON value, such as 21.5 or \"on\".");
                return "null";
            }
            return value.toString();
        }

        BigDecimal number(String parameter, @Nullable BigDecimal value, BigDecimal usual) {
            BigDecimal number = value == null ? usual : value;
            if (FieldStep.decimal(number.toString()).isEmpty()) {
                refuse(
                        parameter,
                        number.toString(),
                        "must be a number of sensible size",
                        "Write a number such as 0.001.");
                return usual;
            }
            return number;
        }

        Duration duration(String parameter, @Nullable String value) {
            try {
                return Duration.parse(text(parameter, value, LONGEST_NAME));
            } catch (DateTimeException e) {
                if (value != null) {
                    refuse(parameter, value, "must be a duration", "Write it as in PT-1H or PT30M.");
                }
                return Duration.ZERO;
            }
        }

        DeviceId device(@Nullable String value) {
            return DeviceId.parse(text("device", value, LONGEST_NAME)).orElseGet(() -> {
                refuse("device", value, "must be a device id", "Write " + DeviceId.RULE + ".");
                return new DeviceId("none");
            });
        }

        ModelName model(@Nullable String value) {
            try {
                return new ModelName(text("model", value, LONGEST_NAME));
            } catch (IllegalArgumentException e) {
                refuse("model", value, "must be the name of a model", "Write the name of an active model.");
                return new ModelName("none");
            }
        }
    }
}
