package io.dataflow.validation.quality;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataflow.validation.quality.FlatLines.FlatLine;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class QualityTests {

    private static final Instant FROM = Instant.parse("2026-03-01T00:00:00Z");
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Span DAY = new Span(FROM, FROM.plus(Duration.ofDays(1)));

    @Test
    void saysWhatIsMissingInWords() {
        List<Instant> starts = minutes(0, 1440)
                .filter(at -> !within(at, 100, 112) && !within(at, 700, 707))
                .toList();
        Gaps gaps = Gaps.find(starts, MINUTE, true, DAY);
        assertThat(gaps.gaps()).containsExactly(span(100, 112), span(700, 707));
        List<Deduction> deductions = Scoring.ofMetric(gaps, List.of(), DAY.length(), "");
        assertThat(Scoring.score(Scoring.sum(deductions))).isEqualTo(98);
        assertThat(Scoring.reasons(deductions)).containsExactly("two gaps of 12 minutes and 7 minutes");
    }

    @Test
    void measuresGapsByTheUsualInterval() {
        List<Instant> everyTen = IntStream.range(0, 144)
                .mapToObj(i -> FROM.plus(MINUTE.multipliedBy(10L * i)))
                .toList();
        assertThat(Gaps.find(everyTen, MINUTE, true, DAY))
                .isEqualTo(new Gaps(Optional.of(Duration.ofMinutes(10)), List.of()));
        List<Instant> some = new ArrayList<>(everyTen);
        some.subList(10, 13).clear();
        assertThat(Gaps.find(some, MINUTE, true, DAY).gaps()).containsExactly(span(100, 130));
    }

    @Test
    void missesWhatCameBeforeAtTheBeginningAndAtTheEnd() {
        List<Instant> starts = minutes(600, 700).toList();
        assertThat(Gaps.find(starts, MINUTE, true, DAY).gaps()).containsExactly(span(0, 600), span(700, 1440));
        assertThat(Gaps.find(starts, MINUTE, false, DAY).gaps()).containsExactly(span(700, 1440));
        assertThat(Gaps.find(List.of(), MINUTE, true, DAY).gaps()).containsExactly(DAY);
        assertThat(Gaps.find(List.of(), MINUTE, false, DAY).gaps()).isEmpty();
    }

    @Test
    void tellsAStuckSensorFromOneThatSeldomChanges() {
        List<Bucketed> stuck = Stream.concat(
                        minutes(0, 600).map(at -> bucket(at, at.getEpochSecond() % 7)),
                        minutes(600, 1440).map(at -> bucket(at, 21.5)))
                .toList();
        assertThat(FlatLines.find(stuck, MINUTE))
                .containsExactly(new FlatLine(FROM.plus(MINUTE.multipliedBy(600)), DAY.to(), 21.5, 840));
        List<Bucketed> slow = minutes(0, 1440)
                .map(at -> bucket(at, Duration.between(FROM, at).toMinutes() / 90))
                .toList();
        assertThat(FlatLines.find(slow, MINUTE)).isEmpty();
        assertThat(FlatLines.find(minutes(0, 1440).map(at -> bucket(at, 1)).toList(), MINUTE))
                .hasSize(1);
        assertThat(FlatLines.find(minutes(0, 300).map(at -> bucket(at, 1)).toList(), MINUTE))
                .isEmpty();
    }

    @Test
    void namesTheValueThatStayedTheSame() {
        assertThat(Scoring.reasons(Scoring.ofMetric(
                        new Gaps(Optional.empty(), List.of()),
                        List.of(new FlatLine(FROM, FROM.plus(Duration.ofMinutes(440)), 21.5, 440)),
                        DAY.length(),
                        "°C")))
                .containsExactly("unchanged at 21.5 °C for 7 h 20 min");
    }

    @Test
    void takesTheUsualOffsetOfTheClockAndTheWorst() {
        Traffic traffic = Traffic.of(List.of(
                new Traffic.Hour(100, 0, 0, 100, 100 * -90_000, -95_000, -80_000),
                new Traffic.Hour(100, 5, 2, 100, 100 * -90_000, -91_000, -89_000),
                new Traffic.Hour(10, 0, 0, 10, 10 * 3_600_000, 0, 7_200_000),
                new Traffic.Hour(5, 0, 0, 0, 0, 0, 0)));
        assertThat(traffic).isEqualTo(new Traffic(215, 5, 2, 210, -90_000, 7_200_000));
        assertThat(Scoring.reasons(Scoring.ofTraffic(traffic)))
                .containsExactly(
                        "its clock is 90 seconds ahead", "0.9 % of its readings refused", "2.3 % came more than once");
    }

    @Test
    void isPerfectOnlyWhereNothingIsWrong() {
        assertThat(Scoring.score(0)).isEqualTo(100);
        assertThat(Scoring.score(0.01)).isEqualTo(99);
        assertThat(Scoring.score(1_000)).isZero();
        assertThat(Scoring.ofTraffic(Traffic.of(List.of()))).isEmpty();
        assertThat(Scoring.ofTraffic(new Traffic(10, 0, 0, 10, 4_000, 90_000_000)))
                .isEmpty();
    }

    private static Stream<Instant> minutes(int from, int to) {
        return IntStream.range(from, to).mapToObj(i -> FROM.plus(MINUTE.multipliedBy(i)));
    }

    private static boolean within(Instant at, int from, int to) {
        long minute = Duration.between(FROM, at).toMinutes();
        return minute >= from && minute < to;
    }

    private static Span span(int from, int to) {
        return new Span(FROM.plus(MINUTE.multipliedBy(from)), FROM.plus(MINUTE.multipliedBy(to)));
    }

    private static Bucketed bucket(Instant at, double value) {
        return new Bucketed(at, 1, value, value);
    }
}
