package io.dataflow.bridge.source.http;

import io.dataflow.bridge.source.http.body.Refusal;
import io.dataflow.contract.MessageId;

/** What a first look at a reading found. */
sealed interface Look {

    /** A JSON object, and the message id that it will have. */
    record Named(MessageId id) implements Look {}

    /** No JSON object. */
    record Unfit(Refusal refusal) implements Look {}
}
