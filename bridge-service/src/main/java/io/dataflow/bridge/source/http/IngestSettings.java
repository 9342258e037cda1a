package io.dataflow.bridge.source.http;

import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * What readings over HTTP may be like.
 *
 * @param largestBody of one request
 * @param answerWithin how long a request waits for a buffer node before it is turned away
 * @param mostAtOnce requests that wait for a buffer node at the same time; more are turned away at once
 */
@Validated
@ConfigurationProperties("dataflow.ingest")
public record IngestSettings(
        @DefaultValue("1MB") DataSize largestBody,
        @DefaultValue("5s") Duration answerWithin,
        @DefaultValue("1000") @Min(1) int mostAtOnce) {}
