package io.dataflow.bridge.source.web;

import io.dataflow.bridge.source.Source;
import io.dataflow.contract.TopicFilter;
import java.time.Instant;

/**
 * A source as it is after a change.
 *
 * @param filter empty where it is not of kind mqtt
 * @param revision to be sent with the next change, so that nobody else's is overwritten
 */
record SourceView(
        String name, String kind, String filter, String model, boolean paused, Instant createdAt, long revision) {

    static SourceView of(Source source) {
        return new SourceView(
                source.name().value(),
                source.kind().word(),
                source.filter().map(TopicFilter::value).orElse(""),
                source.model().value(),
                source.paused(),
                source.createdAt(),
                source.revision());
    }
}
