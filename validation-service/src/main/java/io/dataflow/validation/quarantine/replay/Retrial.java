package io.dataflow.validation.quarantine.replay;

import io.dataflow.contract.Envelope;
import io.dataflow.contract.Violation;
import io.dataflow.validation.model.ActiveModels;
import io.dataflow.validation.model.DataModel;
import io.dataflow.validation.model.KeyFields;
import io.dataflow.validation.quarantine.mending.Amended;
import io.dataflow.validation.quarantine.mending.Mending;
import io.dataflow.validation.verdict.KeptPayload;
import io.dataflow.validation.verdict.Part;
import io.dataflow.validation.verdict.SecondLook;
import io.dataflow.validation.verdict.Verdict;
import java.util.List;
import java.util.Optional;

/** Mends readings and judges them again. For one thread at a time. */
final class Retrial {

    private final Mending mending;
    private final SecondLook look;

    /** @param active what is judged by, from the first reading to the last */
    Retrial(Mending mending, ActiveModels active) {
        this.mending = mending;
        this.look = new SecondLook(active);
    }

    /**
     * What a reading is now and what would become of it.
     *
     * @param envelope as if it had come like this, but for the payload
     * @param seen its verdict; several where all of a message was kept
     */
    record Result(HeldReading held, Amended amended, Optional<Envelope> envelope, List<SecondLook.Seen> seen) {

        /** Whether it stays as it is: nothing of it fits. */
        boolean stays() {
            return seen.size() == 1 && seen.getFirst().verdict() instanceof Verdict.Rejected;
        }

        boolean changed() {
            return amended != held.amended();
        }
    }

    /** Mends and judges one. */
    Result judge(HeldReading held) {
        if (held.envelope().isEmpty()) {
            return new Result(
                    held, held.amended(), Optional.empty(), List.of(refused(held, held.payload(), noEnvelope())));
        }
        Amended amended = mending.steps().isEmpty()
                ? held.amended()
                : mending.apply(new Mending.Subject(held.payload(), unpacked(held), held.amended(), keys(held)));
        Envelope envelope = envelope(held, amended);
        KeptPayload kept =
                new KeptPayload(envelope, held.index(), held.pack(), amended.payload(), !amended.timeGiven());
        return new Result(held, amended, Optional.of(envelope), seen(held, amended, kept));
    }

    private List<SecondLook.Seen> seen(HeldReading held, Amended amended, KeptPayload kept) {
        if (amended.model().isEmpty()) {
            return look.judge(kept);
        }
        String name = amended.model().get().value();
        Optional<DataModel> model = look.active().named(name);
        return model.isPresent()
                ? look.judge(kept, model.get())
                : List.of(refused(held, held.payload(), noModel(name)));
    }

    private static Envelope envelope(HeldReading held, Amended amended) {
        Envelope sent = held.envelope().orElseThrow();
        return new Envelope(
                sent.deliveryId(),
                sent.source(),
                sent.topic(),
                amended.device().or(sent::device),
                sent.receivedAt(),
                sent.contentType(),
                sent.properties(),
                sent.payload());
    }

    private static Optional<Mending.Unpacked> unpacked(HeldReading held) {
        if (!held.pack()) {
            return Optional.empty();
        }
        KeptPayload kept = new KeptPayload(held.envelope().orElseThrow(), held.index(), true, Optional.empty(), true);
        return SecondLook.unpack(kept).map(one -> new Mending.Unpacked(one.json(), one.device(), one.relative()));
    }

    /** Of the model that a step chooses, that was chosen, or that refused it. */
    private KeyFields keys(HeldReading held) {
        return mending.chosenModel()
                .or(held.amended()::model)
                .flatMap(name -> look.active().named(name.value()))
                .or(() -> look.active().named(held.model()))
                .or(look.active()::usual)
                .map(DataModel::keys)
                .orElse(KeyFields.USUAL);
    }

    private static SecondLook.Seen refused(HeldReading held, byte[] payload, Violation why) {
        return new SecondLook.Seen(
                new Verdict.Rejected(
                        Optional.empty(),
                        held.envelope().flatMap(Envelope::device),
                        new Part(held.index(), payload),
                        List.of(why)),
                Optional.empty());
    }

    private static Violation noEnvelope() {
        return new Violation(
                "",
                "",
                "must be an envelope",
                "Nothing says where this came from, so it can't be replayed. Export it, send what is good of it again, and discard it.");
    }

    private static Violation noModel(String name) {
        return new Violation(
                "",
                name,
                "must be judged by an active data model",
                "Activate a version of model '" + name + "', or choose another.");
    }
}
