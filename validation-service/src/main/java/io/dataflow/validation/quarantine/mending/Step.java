package io.dataflow.validation.quarantine.mending;

import io.dataflow.contract.DeviceId;
import io.dataflow.contract.ModelName;
import java.math.BigDecimal;
import java.time.Duration;

/** One thing that is done to a reading. A step on a field that a reading doesn't have does nothing. */
public sealed interface Step {

    /** Begins with what was sent, whatever it was mended to before. */
    record Original() implements Step {}

    /** Puts a text in the payload's place. */
    record Edit(String payload) implements Step {}

    /** @param json the value as it is written in JSON */
    record SetField(String field, String json) implements Step {}

    record RemoveField(String field) implements Step {}

    record RenameField(String field, String to) implements Step {}

    record ConvertUnit(String field, String from, String to) implements Step {}

    /** {@code value * factor + offset}. */
    record Scale(String field, BigDecimal factor, BigDecimal offset) implements Step {}

    /** Makes a number of a text such as {@code "21.5"} or {@code "21,5"}. */
    record ParseNumber(String field) implements Step {}

    /** @param json the time as it is written in JSON, in any form that readings may have it in */
    record SetTime(String json) implements Step {}

    record ShiftTime(Duration by) implements Step {}

    /** The time of receipt is when it was measured. */
    record TakeReceipt() implements Step {}

    record SetDevice(DeviceId device) implements Step {}

    /** It is judged by this model, whatever its source or topic is bound to. */
    record ChooseModel(ModelName model) implements Step {}
}
