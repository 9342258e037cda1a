package io.dataflow.validation.quarantine;

import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How long refused readings are kept.
 *
 * @param keep how long after its receipt a refused reading leaves quarantine for good
 * @param most at most so many readings are kept; beyond that the oldest leave, so that what refuses everything doesn't fill the database
 */
@Validated
@ConfigurationProperties("dataflow.validation.quarantine")
public record QuarantineSettings(
        @DefaultValue("90d") Duration keep,
        @DefaultValue("5000000") @Min(1000) long most) {

    public QuarantineSettings {
        if (keep.compareTo(Duration.ofHours(1)) < 0) {
            throw new IllegalArgumentException(
                    "dataflow.validation.quarantine.keep is " + keep + "; it should be at least an hour");
        }
    }
}
