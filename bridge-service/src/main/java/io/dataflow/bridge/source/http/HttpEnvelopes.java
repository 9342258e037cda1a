package io.dataflow.bridge.source.http;

import io.dataflow.bridge.source.DeliveryIds;
import io.dataflow.bridge.source.http.body.Cut;
import io.dataflow.contract.Envelope;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/** Makes envelopes of the readings in HTTP bodies. */
@Component
class HttpEnvelopes {

    private static final Optional<String> JSON = Optional.of(MediaType.APPLICATION_JSON_VALUE);

    private final DeliveryIds ids;
    private final InstantSource clock;

    HttpEnvelopes(DeliveryIds ids, InstantSource clock) {
        this.ids = ids;
        this.clock = clock;
    }

    Envelope of(Sending sending, Cut.Slice reading) {
        return new Envelope(
                deliveryId(sending, reading),
                sending.source(),
                IngestApi.PATH + "/" + sending.source(),
                sending.device(),
                clock.instant(),
                JSON,
                Map.of(),
                reading.bytes());
    }

    private long deliveryId(Sending sending, Cut.Slice reading) {
        return sending.key()
                .map(key -> ids.repeatable(
                        String.join(
                                "\n", sending.source().value(), sending.sender(), key, String.valueOf(reading.line())),
                        reading.bytes()))
                .orElseGet(ids::fresh);
    }
}
