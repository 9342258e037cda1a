package io.dataflow.bridge.source.http;

import io.dataflow.bridge.source.http.body.UnpackLimits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * What readings over HTTP may be like.
 *
 * @param largestReading of one, whether it comes alone or among others
 * @param largestUpload of one request, unpacked; NDJSON, CSV and arrays are never held as a whole
 * @param largestRatio how many times its size a gzip body may have once it is unpacked
 * @param mostBytes memory for readings that are still coming in, best a twelfth of the heap; once it is used up, HTTP answers 503
 * @param answerWithin how long a request waits for a buffer node before it is turned away
 * @param mostAtOnce requests under way at the same time; more are turned away at once
 */
@Validated
@ConfigurationProperties("dataflow.ingest")
public record IngestSettings(
        @DefaultValue("1MB") DataSize largestReading,
        @DefaultValue("4GB") DataSize largestUpload,
        @DefaultValue("500") @Min(1) @Max(2000) int largestRatio,
        @DefaultValue("16MB") DataSize mostBytes,
        @DefaultValue("5s") Duration answerWithin,
        @DefaultValue("1000") @Min(1) int mostAtOnce) {

    public IngestSettings {
        if (largestReading.toBytes() < 1 || largestReading.toBytes() > Integer.MAX_VALUE / 2) {
            throw new IllegalArgumentException(
                    "dataflow.ingest.largest-reading is " + largestReading + ", but has to be between 1 byte and 1 GB");
        }
        if (largestReading.compareTo(mostBytes) > 0) {
            throw new IllegalArgumentException("dataflow.ingest.largest-reading is " + largestReading
                    + ", but has to be no more than dataflow.ingest.most-bytes, which is " + mostBytes);
        }
    }

    UnpackLimits unpacking() {
        return new UnpackLimits(largestUpload, largestRatio);
    }
}
