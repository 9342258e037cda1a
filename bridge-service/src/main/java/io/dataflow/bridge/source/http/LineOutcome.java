package io.dataflow.bridge.source.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.dataflow.bridge.source.http.body.Refusal;
import io.dataflow.contract.Violation;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * What became of one reading.
 *
 * @param line the line of NDJSON or CSV, or the place in an array, from 1
 * @param status 202 if it was taken, else as if it had been sent alone
 * @param messageId of one that was taken
 * @param title of one that was refused
 * @param violation of one that was refused
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record LineOutcome(
        long line,
        int status,
        @Nullable String messageId,
        @Nullable String title,
        @Nullable Violation violation) {

    static LineOutcome taken(long line, String messageId) {
        return new LineOutcome(line, HttpStatus.ACCEPTED.value(), messageId, null, null);
    }

    static LineOutcome refused(long line, Refusal refusal) {
        return new LineOutcome(line, refusal.status().value(), null, refusal.title(), refusal.violation());
    }
}
