package io.dataflow.bridge.source;

import io.dataflow.contract.Envelope;
import io.dataflow.contract.MessageId;
import java.security.SecureRandom;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.stereotype.Component;

/** Tells each delivery from every other, also from those before a restart and those of other instances. */
@Component
public final class DeliveryIds {

    private final AtomicLong next = new AtomicLong(new SecureRandom().nextLong());

    /** The same for a redelivery where the message was marked at its arrival, else a new one; the mark has to be the broker's. */
    public long of(Map<String, String> properties) {
        String arrival = properties.get(Envelope.ARRIVAL_PROPERTY);
        return arrival == null ? fresh() : MessageId.ofOwnId(arrival).value();
    }

    /**
     * The same whenever the same is sent again, on every instance.
     *
     * @param name what the sender calls it, for example a key of a request and a line
     */
    public long repeatable(String name, byte[] payload) {
        return MessageId.ofContent(name, payload).value();
    }

    /** One that was never given before. */
    public long fresh() {
        return next.getAndIncrement();
    }
}
