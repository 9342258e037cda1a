package io.dataflow.validation.modelling;

import io.dataflow.validation.model.Version;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** Says who does something now. */
@Component
class Deeds {

    private final Clock clock;

    Deeds(Clock clock) {
        this.clock = clock;
    }

    /** A deed of whoever makes the current request. */
    Version.Deed now() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        String who = authentication == null ? "system" : authentication.getName();
        return new Version.Deed(who, clock.instant().truncatedTo(ChronoUnit.MILLIS));
    }
}
