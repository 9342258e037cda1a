package io.dataflow.validation.intake;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How envelopes are taken off the buffer nodes.
 *
 * @param claimSize at most so many envelopes in one claim, and so in one transaction
 * @param claimBytes a claim takes no further envelope once it holds so much
 * @param lease how long after its last sign of life an instance's claims are left to it
 * @param answerWithin a buffer node that has not answered by then is left alone for a while
 */
@Validated
@ConfigurationProperties("dataflow.validation.intake")
record IntakeSettings(
        @DefaultValue("8000") @Min(1) @Max(20_000) int claimSize,
        @DefaultValue("8MB") DataSize claimBytes,
        @DefaultValue("10s") Duration lease,
        @DefaultValue("3s") Duration answerWithin) {

    IntakeSettings {
        if (lease.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new IllegalArgumentException(
                    "dataflow.validation.intake.lease is " + lease + "; it should be at least a second");
        }
    }

    /** How often the lease is renewed, so that two renewals may fail before it ends, and the node be silent for half of it. */
    Duration renewal() {
        return lease.dividedBy(4);
    }
}
