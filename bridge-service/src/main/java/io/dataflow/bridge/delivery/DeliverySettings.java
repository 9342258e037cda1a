package io.dataflow.bridge.delivery;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How readings are gathered into batches.
 *
 * @param largestBatch in readings; nodes get the same number of readings to within one batch
 * @param linger how long a batch that is not full waits for more
 * @param mostWaiting deliveries that wait to be pushed; more than any broker connection may have unacknowledged
 */
@Validated
@ConfigurationProperties("dataflow.delivery")
public record DeliverySettings(
        @DefaultValue("500") @Min(1) @Max(4000) int largestBatch,
        @DefaultValue("2ms") Duration linger,
        @DefaultValue("10000") @Min(1) int mostWaiting) {}
