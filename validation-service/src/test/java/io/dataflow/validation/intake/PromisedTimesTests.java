package io.dataflow.validation.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** Adds up intervals and the settings' defaults to the times that are promised, which tests on a busy machine can't measure. */
class PromisedTimesTests {

    private final IntakeSettings defaults = new Binder(new MapConfigurationPropertySource(Map.of()))
            .bindOrCreate("dataflow.validation.intake", IntakeSettings.class);

    @Test
    void everyInstanceFollowsTheListOfNodesWithinThreeSecondsThoughALookAtItFails() {
        assertThat(Intake.BETWEEN_LOOKS.multipliedBy(2))
                .as("two looks at the list")
                .isLessThanOrEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void claimsOfADeadInstanceAreGivenBackWithinFifteenSeconds() {
        // It dies just after it has renewed its lease, and the lease ends just after somebody has looked for such.
        assertThat(defaults.lease()
                        .plus(NodeIntake.BETWEEN_ADOPTIONS)
                        .plus(Pace.LONGEST)
                        .plus(defaults.answerWithin()))
                .as("lease + time between two adoptions + pause while idle + answer-within")
                .isLessThanOrEqualTo(Duration.ofSeconds(15));
    }

    @Test
    void anInstanceThatLivesKeepsItsClaimsThoughARenewalFails() {
        assertThat(defaults.renewal().plus(defaults.answerWithin()).plus(NodeLease.AFTER_A_FAILURE))
                .as("time between two renewals + answer-within + pause after a failure")
                .isLessThan(defaults.lease());
    }
}
