package io.dataflow.validation.verdict;

import io.dataflow.contract.Envelope;

/** Finds out which readings an envelope's payload holds: one in a JSON object, several in an array, or a SenML pack. */
final class Payload {

    private Payload() {}

    static Parsed read(Envelope envelope) {
        return switch (StrictJson.read(envelope.payload())) {
            case Parsed.Unreadable unreadable -> unreadable;
            case Parsed.Readings readings ->
                SenMl.isPack(readings.fields())
                        ? SenMl.read(readings.fields(), envelope.receivedAt(), envelope.payload())
                        : readings;
        };
    }
}
