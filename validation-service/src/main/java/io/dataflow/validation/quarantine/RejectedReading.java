package io.dataflow.validation.quarantine;

import io.dataflow.contract.DeviceId;
import io.dataflow.contract.Envelope;
import io.dataflow.contract.MessageId;
import io.dataflow.contract.Violation;
import io.dataflow.validation.model.DataModel;
import io.dataflow.validation.verdict.Part;
import io.dataflow.validation.verdict.Verdict;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An envelope that was refused.
 *
 * @param id tells it from every other; the same when it is delivered again
 * @param source the source's name; empty where the envelope itself could not be read
 * @param model the model that refused it, empty where none did
 * @param modelVersion the model's version, 0 where no model refused it
 * @param payload what was sent, shared and not to be written to
 * @param violations every reason, at least one
 * @param sender who can be told of it, where that is certain
 * @param origin what it takes to judge it again
 */
public record RejectedReading(
        MessageId id,
        Instant receivedAt,
        String source,
        String topic,
        Optional<DeviceId> device,
        Optional<String> contentType,
        Map<String, String> properties,
        String model,
        int modelVersion,
        byte[] payload,
        List<Violation> violations,
        Optional<Sender> sender,
        Origin origin) {

    private static final String MUST_BE_STORABLE = "must be storable";

    /** A reading of an envelope that is refused; what is kept of it is the part of the payload that it is. */
    public static RejectedReading of(Envelope envelope, Verdict.Rejected rejected) {
        Part part = rejected.part();
        return new RejectedReading(
                part.isWhole()
                        ? MessageId.ofDelivery(envelope.deliveryId())
                        : MessageId.ofDelivery(envelope.deliveryId(), part.index()),
                envelope.receivedAt(),
                envelope.source().value(),
                envelope.topic(),
                rejected.device(),
                envelope.contentType(),
                envelope.properties(),
                rejected.model().map(model -> model.name().value()).orElse(""),
                rejected.model().map(DataModel::version).orElse(0),
                part.bytes(),
                rejected.violations(),
                Sender.of(envelope),
                Origin.of(envelope, part));
    }

    /** A whole envelope that passes every check here and that the database doesn't take, or that breaks a check. */
    public static RejectedReading unexpected(Envelope envelope, Optional<DataModel> model, String why) {
        return of(
                envelope,
                new Verdict.Rejected(
                        model, envelope.device(), Part.whole(envelope.payload()), List.of(unexpected(why))));
    }

    /**
     * An entry of a buffer node that is not an envelope.
     *
     * @param place where it lay, which is what tells it from another with the same bytes
     */
    public static RejectedReading unreadable(String place, byte[] entry, Instant foundAt, String why) {
        Violation violation = new Violation(
                "",
                new String(entry, StandardCharsets.ISO_8859_1),
                "must be an envelope",
                "Find the program that writes to the buffer node beside the bridge. " + why);
        return new RejectedReading(
                MessageId.ofContent(place, entry),
                foundAt,
                "",
                "",
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                "",
                0,
                entry,
                List.of(violation),
                Optional.empty(),
                Origin.UNKNOWN);
    }

    /** The same reading, refused by the database for a reason that no check here knows; kept with as little as possible. */
    public RejectedReading unstorable(String why) {
        return new RejectedReading(
                id,
                receivedAt,
                source,
                "",
                device,
                Optional.empty(),
                Map.of(),
                model,
                modelVersion,
                payload,
                List.of(unexpected(why)),
                sender,
                origin);
    }

    /** Why a reading is refused that passes every check here and that the database doesn't take, or that breaks a check. */
    public static Violation unexpected(String why) {
        return new Violation(
                "",
                why,
                MUST_BE_STORABLE,
                "Report this payload: a check that should have refused it with a reason is missing.");
    }

    /** Whether it is such a reason: its value is for those who run the service, not for who sent the reading. */
    public static boolean isUnexpected(Violation violation) {
        return violation.rule().equals(MUST_BE_STORABLE);
    }
}
