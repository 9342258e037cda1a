package io.dataflow.validation.notice;

import io.dataflow.contract.DeviceId;
import io.dataflow.contract.ReplyTo;
import io.dataflow.contract.Topics;
import io.dataflow.contract.credential.OwnTopics;
import io.dataflow.validation.quarantine.Sender;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a device is told, and where.
 *
 * @param topics one or two, which the device itself hears and nobody else may
 * @param correlationData the sender's own; empty for none
 * @param refusals how many the device knows of through this notice, the one that it is about and those that were left out before it
 */
record Notice(
        DeviceId device, List<String> topics, byte[] correlationData, byte[] document, long refusals, Instant madeAt) {

    /** So much of it is kept while the notice waits; a sender that gives more hears only where every device does. */
    static final int MOST_CORRELATION_DATA = 1024;

    private static final byte[] NONE = {};

    Notice {
        topics = List.copyOf(topics);
    }

    static Notice to(Sender sender, byte[] document, long refusals, Instant now) {
        DeviceId device = sender.device();
        Optional<ReplyTo> reply =
                sender.replyTo().filter(asked -> asked.correlationData().length <= MOST_CORRELATION_DATA);
        List<String> topics = new ArrayList<>(List.of(Topics.rejected(device)));
        reply.flatMap(ReplyTo::topic)
                .filter(topic -> isOwn(topic, device) && !topics.contains(topic))
                .ifPresent(topics::add);
        return new Notice(device, topics, reply.map(ReplyTo::correlationData).orElse(NONE), document, refusals, now);
    }

    /** The topic is the sender's text, and this service may publish anywhere: it must not do so in somebody else's name. */
    private static boolean isOwn(String topic, DeviceId device) {
        return OwnTopics.awaiterOf(topic).filter(device::equals).isPresent();
    }

    /** What is left of its time; zero or less if it has expired. */
    Duration left(Duration expiry, Instant now) {
        return expiry.minus(Duration.between(madeAt, now));
    }
}
