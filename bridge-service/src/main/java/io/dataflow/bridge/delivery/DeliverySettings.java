package io.dataflow.bridge.delivery;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How readings are gathered into batches, and how many the bridge holds at once.
 *
 * @param largestBatch in readings; nodes get the same number of readings to within one batch
 * @param batchBytes a batch takes no further reading once it holds so much
 * @param linger how long a batch that is not full waits for more
 * @param mostWaiting readings that wait to be pushed; those of QoS 0 get no more than half of the places and of the memory, and are
 *     dropped beyond that, counted as dataflow_bridge_dropped_total
 * @param mostBytes memory for the readings that wait or are being pushed, best a sixth of the heap; once it is used up, no more is read
 *     from the broker, and HTTP answers 503
 */
@Validated
@ConfigurationProperties("dataflow.delivery")
public record DeliverySettings(
        @DefaultValue("500") @Min(1) @Max(4000) int largestBatch,
        @DefaultValue("1MB") DataSize batchBytes,
        @DefaultValue("2ms") Duration linger,
        @DefaultValue("10000") @Min(1) int mostWaiting,
        @DefaultValue("32MB") DataSize mostBytes) {

    public DeliverySettings {
        if (batchBytes.toBytes() < 1 || batchBytes.compareTo(mostBytes) > 0) {
            throw new IllegalArgumentException("dataflow.delivery.batch-bytes is " + batchBytes
                    + ", but has to be above zero and no more than dataflow.delivery.most-bytes, which is "
                    + mostBytes);
        }
    }
}
