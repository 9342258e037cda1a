package io.dataflow.validation.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataflow.contract.query.Grain;
import io.dataflow.validation.model.Retention;
import java.time.Instant;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class HorizonTests {

    private static final Instant NOW = Instant.parse("2026-03-10T12:34:56Z");

    @Test
    void keepsAllWhereNothingIsSaid() {
        assertThat(Horizon.of(Retention.FOR_EVER, NOW)).isEqualTo(Horizon.OF_ALL);
    }

    @Test
    void keepsWholeDaysAndMinutesAsLongAsReadings() {
        Horizon horizon = Horizon.of(new Retention(OptionalInt.of(7), OptionalInt.empty()), NOW);
        assertThat(horizon.readings()).isEqualTo(Instant.parse("2026-03-03T00:00:00Z"));
        assertThat(horizon.minutes()).isEqualTo(horizon.readings());
    }

    @Test
    void neverRemovesAReadingThatIsAcceptedAtThatMoment() {
        Retention retention = new Retention(OptionalInt.of(7), OptionalInt.of(30));
        Instant first = Horizon.of(retention, NOW).readings();
        assertThat(retention.dropsAt(NOW, first)).isFalse();
        assertThat(retention.dropsAt(NOW, first.minusMillis(1))).isTrue();
    }

    @Test
    void namesTheFinestGrainOfWhichAllIsThere() {
        Horizon horizon = Horizon.of(new Retention(OptionalInt.of(1), OptionalInt.of(3)), NOW);
        assertThat(horizon.finestFrom(Instant.parse("2026-03-09T00:00:00Z"))).isEqualTo(Grain.RAW);
        assertThat(horizon.finestFrom(Instant.parse("2026-03-08T23:59:59Z"))).isEqualTo(Grain.MINUTE);
        assertThat(horizon.finestFrom(Instant.parse("2026-03-07T00:00:00Z"))).isEqualTo(Grain.MINUTE);
        assertThat(horizon.finestFrom(Instant.parse("2026-03-06T23:59:59Z"))).isEqualTo(Grain.HOUR);
    }

    @Test
    void remembersWhatAShorterRetentionRemoved() {
        Horizon removed = new Horizon(Instant.parse("2026-03-09T00:00:00Z"), Instant.parse("2026-03-05T00:00:00Z"));
        Horizon now = Horizon.of(new Retention(OptionalInt.of(7), OptionalInt.empty()), NOW);
        assertThat(removed.and(now).readings()).isEqualTo(removed.readings());
        assertThat(now.and(removed).minutes()).isEqualTo(removed.minutes());
    }
}
