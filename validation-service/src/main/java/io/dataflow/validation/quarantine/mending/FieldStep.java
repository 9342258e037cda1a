package io.dataflow.validation.quarantine.mending;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;
import java.util.regex.Pattern;

/** Does a step to the fields of one reading. */
final class FieldStep {

    private static final int LONGEST_NUMBER = 400;
    private static final int LARGEST_EXPONENT = 1000;
    private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]+(?:[.,][0-9]+)?(?:[eE][+-]?[0-9]{1,3})?");

    private FieldStep() {}

    static void apply(Step step, ReadingFields fields) {
        switch (step) {
            case Step.SetField set -> fields.set(set.field(), set.json());
            case Step.RemoveField remove -> fields.remove(remove.field());
            case Step.RenameField rename -> rename(rename, fields);
            case Step.ConvertUnit convert ->
                number(fields, convert.field())
                        .flatMap(value -> Units.convert(value, convert.from(), convert.to()))
                        .ifPresent(value -> fields.set(convert.field(), value.toString()));
            case Step.Scale scale ->
                number(fields, scale.field())
                        .map(value -> value.multiply(scale.factor(), MathContext.DECIMAL128)
                                .add(scale.offset(), MathContext.DECIMAL128))
                        .ifPresent(value ->
                                fields.set(scale.field(), Units.shown(value).toString()));
            case Step.ParseNumber parse ->
                fields.get(parse.field())
                        .filter(value -> value.startsWith("\""))
                        .flatMap(value -> numberIn(JsonText.string(value)))
                        .ifPresent(number -> fields.set(parse.field(), number));
            case Step.SetTime set -> fields.setTime(set.json());
            case Step.ShiftTime shift ->
                fields.get(fields.timeField())
                        .flatMap(time -> TimeText.shifted(time, shift.by()))
                        .ifPresent(fields::setTime);
            case Step.TakeReceipt ignored -> fields.removeTime();
            case Step.SetDevice set -> fields.setDevice(set.device().value());
            case Step.Original ignored -> {}
            case Step.Edit ignored -> {}
            case Step.ChooseModel ignored -> {}
        }
    }

    /** A field that is there already under the new name stays, and so does the other. */
    private static void rename(Step.RenameField rename, ReadingFields fields) {
        if (fields.get(rename.to()).isEmpty()) {
            fields.rename(rename.field(), rename.to());
        }
    }

    private static Optional<BigDecimal> number(ReadingFields fields, String field) {
        return fields.get(field).flatMap(FieldStep::decimal);
    }

    /** A JSON number that can be counted with. */
    static Optional<BigDecimal> decimal(String json) {
        boolean number = !json.isEmpty() && (json.charAt(0) == '-' || Character.isDigit(json.charAt(0)));
        if (!number || json.length() > LONGEST_NUMBER) {
            return Optional.empty();
        }
        try {
            BigDecimal value = new BigDecimal(json);
            return Math.abs((long) value.scale()) <= LARGEST_EXPONENT ? Optional.of(value) : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> numberIn(String text) {
        String plain = text.strip().replace('−', '-');
        return plain.length() <= LONGEST_NUMBER && NUMBER.matcher(plain).matches()
                ? Optional.of(asJson(plain.replace(',', '.')))
                : Optional.empty();
    }

    /** JSON knows neither a plus before a number nor zeros. */
    private static String asJson(String number) {
        boolean negative = number.startsWith("-");
        String digits = number.replaceFirst("^[+-]", "").replaceFirst("^0+(?=[0-9])", "");
        return negative ? "-" + digits : digits;
    }
}
