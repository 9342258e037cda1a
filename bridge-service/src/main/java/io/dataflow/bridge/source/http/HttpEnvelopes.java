package io.dataflow.bridge.source.http;

import io.dataflow.bridge.source.DeliveryIds;
import io.dataflow.contract.DeviceId;
import io.dataflow.contract.Envelope;
import io.dataflow.contract.SourceName;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/** Makes envelopes of HTTP bodies. */
@Component
class HttpEnvelopes {

    private final DeliveryIds ids;
    private final InstantSource clock;

    HttpEnvelopes(DeliveryIds ids, InstantSource clock) {
        this.ids = ids;
        this.clock = clock;
    }

    Envelope of(SourceName source, Optional<DeviceId> device, byte[] body) {
        return new Envelope(
                ids.fresh(),
                source,
                IngestApi.PATH + "/" + source,
                device,
                clock.instant(),
                Optional.of(MediaType.APPLICATION_JSON_VALUE),
                Map.of(),
                body);
    }
}
