package io.dataflow.bridge.source.mqtt;

import io.dataflow.bridge.source.Source;
import io.dataflow.bridge.source.SourceKind;
import io.dataflow.contract.ModelName;
import io.dataflow.contract.SourceName;
import io.dataflow.contract.TopicFilter;
import java.time.Instant;
import java.util.Optional;

/** Sources as tests need them. */
final class TestSources {

    private TestSources() {}

    static Source mqtt() {
        return new Source(
                new SourceName("mqtt"),
                SourceKind.MQTT,
                Optional.of(new TopicFilter("devices/+/telemetry")),
                new ModelName("telemetry"),
                false,
                Instant.EPOCH);
    }
}
