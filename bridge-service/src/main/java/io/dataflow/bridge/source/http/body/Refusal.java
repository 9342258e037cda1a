package io.dataflow.bridge.source.http.body;

import io.dataflow.contract.Excerpt;
import io.dataflow.contract.Violation;
import io.dataflow.platform.problem.Problem;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.util.unit.DataSize;

/**
 * Why a reading is not taken.
 *
 * @param status as if it had been sent alone
 * @param title what it is, in a few words
 */
public record Refusal(HttpStatus status, String title, Violation violation) {

    private static final int SHOWN = 400;
    private static final String NOT_AN_OBJECT = "Not a JSON object";

    /** Of one that is no JSON object. */
    public static Refusal notAnObject(byte[] reading, String rule, String remedy) {
        return new Refusal(HttpStatus.BAD_REQUEST, NOT_AN_OBJECT, new Violation("", beginning(reading), rule, remedy));
    }

    static Refusal tooLarge(DataSize most) {
        return new Refusal(
                HttpStatus.CONTENT_TOO_LARGE,
                "Too large",
                new Violation(
                        "",
                        "more than " + most.toKilobytes() + " KB",
                        "must have at most " + most.toKilobytes() + " KB, which is what one reading may have",
                        "Split it into several readings."));
    }

    static Refusal notARow(byte[] row, String rule, String remedy) {
        return new Refusal(HttpStatus.BAD_REQUEST, "Not a row", new Violation("", beginning(row), rule, remedy));
    }

    private static String beginning(byte[] bytes) {
        String text = new String(Arrays.copyOf(bytes, Math.min(bytes.length, SHOWN)), StandardCharsets.UTF_8);
        return Excerpt.of(text);
    }

    /** What a sender hears who sent nothing else. */
    public Problem problem() {
        return Problem.of(status, title, "The reading " + violation.rule() + ". " + violation.remedy())
                .with("violations", List.of(violation));
    }
}
