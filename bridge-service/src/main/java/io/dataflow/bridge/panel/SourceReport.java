package io.dataflow.bridge.panel;

import io.dataflow.bridge.source.Source;
import io.dataflow.bridge.source.TopicFilter;
import java.time.Instant;

/**
 * A source as it is shown.
 *
 * @param from the topic filter or the path
 * @param rate readings per second over the last minute
 * @param revision to be sent with a change, so that nobody else's is overwritten
 */
public record SourceReport(
        String name,
        String kind,
        String from,
        String model,
        boolean paused,
        double rate,
        Instant createdAt,
        long revision) {

    static SourceReport of(Source source, FlowReport.LastMinute lastMinute) {
        String name = source.name().value();
        return new SourceReport(
                name,
                source.kind().word(),
                source.filter().map(TopicFilter::value).orElse("/bridge/ingest/" + name),
                source.model().value(),
                source.paused(),
                lastMinute.bySource().getOrDefault(name, 0.0),
                source.createdAt(),
                source.revision());
    }
}
