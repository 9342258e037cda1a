package io.dataflow.agent.summary;

import io.dataflow.agent.history.Period;
import io.dataflow.contract.query.Grain;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Makes the figures that sentences are put together from. */
final class Figures {

    private static final double SMALLEST_SHARE = 0.1;

    private Figures() {}

    static Figure count(String name, long count, String query, String how) {
        return new Figure(name, Wording.number(count), count, "", query, how);
    }

    static Figure quantity(String name, BigDecimal value, String unit, String query, String how) {
        return new Figure(name, Wording.quantity(value, unit), value, unit, query, how);
    }

    static Figure lasting(String name, Duration length, String query, String how) {
        return new Figure(name, Wording.lasting(length), length.toSeconds(), "s", query, how);
    }

    /** A share as a percentage with one decimal at most; what would round to nothing is {@code less than 0.1 %}. */
    static Figure share(String name, long part, long whole, String query, String how) {
        double percent = 100.0 * part / whole;
        BigDecimal value = new BigDecimal(percent).setScale(percent < 10 ? 1 : 0, RoundingMode.HALF_UP);
        String shown = percent < SMALLEST_SHARE && part > 0 ? "less than 0.1 %" : Wording.quantity(value, "%");
        return new Figure(name, shown, value, "%", query, how);
    }

    /** An instant with its preposition, as precisely as is known. */
    static List<Piece> moment(String name, Instant at, Grain grain, Period period, String query, String how) {
        String preposition = switch (grain) {
            case RAW, MINUTE -> "at ";
            case HOUR -> "in the hour from ";
            case DAY -> "on ";
        };
        String shown = grain == Grain.DAY ? Wording.day(at) : Wording.clock(at, period);
        return List.of(new Words(preposition), new Figure(name, shown, at, "", query, how));
    }

    static Figure bound(String name, String shown, Instant at) {
        return new Figure(name, shown, at, "", "", "as asked for");
    }
}
