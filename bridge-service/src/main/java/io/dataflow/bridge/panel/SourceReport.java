package io.dataflow.bridge.panel;

import io.dataflow.bridge.source.Source;
import io.dataflow.bridge.source.SourceKind;
import io.dataflow.bridge.source.poller.PollerReport;
import io.dataflow.contract.TopicFilter;
import java.time.Instant;
import java.util.Optional;

/**
 * A source as it is shown.
 *
 * @param from the topic filter, the path or the URL
 * @param rate readings per second over the last minute
 * @param poller what a poller does and how it goes; empty for other kinds
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
        Optional<PollerReport> poller,
        long revision) {

    static SourceReport of(Source source, FlowReport.LastMinute lastMinute, Optional<PollerReport> poller) {
        String name = source.name().value();
        return new SourceReport(
                name,
                source.kind().word(),
                source.filter()
                        .map(TopicFilter::value)
                        .orElseGet(() -> poller.map(PollerReport::url)
                                .orElse(source.kind() == SourceKind.POLLER ? "" : "/bridge/ingest/" + name)),
                source.model().value(),
                source.paused(),
                lastMinute.bySource().getOrDefault(name, 0.0),
                source.createdAt(),
                poller,
                source.revision());
    }
}
