package io.dataflow.validation.quality;

import java.util.Comparator;
import java.util.List;

/**
 * What became of a device's readings, and how far its clock was off.
 *
 * @param stored new readings
 * @param duplicate readings that were stored before
 * @param refused readings in quarantine
 * @param dated of the stored ones, those that said themselves when they were measured
 * @param medianSkewMillis receipt minus time of measurement, as it usually is; negative where the clock is ahead
 * @param worstSkewMillis the one furthest from zero
 */
public record Traffic(
        long stored, long duplicate, long refused, long dated, long medianSkewMillis, long worstSkewMillis) {

    /** An hour of it, with the sum of skews instead of a median. */
    record Hour(long stored, long duplicate, long refused, long dated, long skewSum, long skewLeast, long skewMost) {

        private long meanSkew() {
            return skewSum / dated;
        }

        private long worstSkew() {
            return Math.abs(skewLeast) > Math.abs(skewMost) ? skewLeast : skewMost;
        }
    }

    /** All hours together; the median is that of the hours' means, each as weighty as it has readings. */
    static Traffic of(List<Hour> hours) {
        List<Hour> dated = hours.stream()
                .filter(hour -> hour.dated() > 0)
                .sorted(Comparator.comparingLong(Hour::meanSkew))
                .toList();
        long all = dated.stream().mapToLong(Hour::dated).sum();
        return new Traffic(
                hours.stream().mapToLong(Hour::stored).sum(),
                hours.stream().mapToLong(Hour::duplicate).sum(),
                hours.stream().mapToLong(Hour::refused).sum(),
                all,
                median(dated, all),
                dated.stream()
                        .mapToLong(Hour::worstSkew)
                        .boxed()
                        .max(Comparator.comparingLong(Math::abs))
                        .orElse(0L));
    }

    long received() {
        return stored + duplicate + refused;
    }

    private static long median(List<Hour> dated, long all) {
        long passed = 0;
        for (Hour hour : dated) {
            passed += hour.dated();
            if (2 * passed >= all) {
                return hour.meanSkew();
            }
        }
        return 0;
    }
}
