package io.dataflow.validation.quality.web;

import io.dataflow.platform.problem.Problem;
import io.dataflow.validation.history.ModelDevices;
import io.dataflow.validation.history.TimeRange;
import io.dataflow.validation.history.web.Asked;
import io.dataflow.validation.model.DataModel;
import io.dataflow.validation.quality.QualityReader;
import io.dataflow.validation.quality.QualityReport;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** How good what devices send is: a score from 0 to 100 each, with its reasons in words. */
@RestController
class QualityApi {

    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration LONGEST = Duration.ofDays(92);
    private static final int MOST_DEVICES = 50;

    private final Asked asked;
    private final ModelDevices devices;
    private final QualityReader quality;
    private final Clock clock;

    QualityApi(Asked asked, ModelDevices devices, QualityReader quality, Clock clock) {
        this.asked = asked;
        this.devices = devices;
        this.quality = quality;
        this.clock = clock;
    }

    /**
     * Of the devices that are named, or page by page of all.
     *
     * @param cursor the last device of the page before
     */
    @GetMapping("/api/quality")
    QualityReport quality(
            @RequestParam(required = false) @Nullable String model,
            @RequestParam(required = false) @Nullable List<String> device,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(defaultValue = "20") int size,
            @RequestParam(required = false) @Nullable String cursor) {
        DataModel found = asked.model(model);
        TimeRange range = untilNow(asked.range(from, to, DAY));
        List<String> named = asked.devices(device, MOST_DEVICES);
        int most = asked.count("size", size, 1, MOST_DEVICES);
        List<String> page =
                named.isEmpty() ? devices.after(found, asked.device(cursor).orElse(""), most) : named;
        boolean more = named.isEmpty() && page.size() == most;
        return new QualityReport(
                found.name().value(),
                range.from(),
                range.to(),
                page.stream().map(one -> quality.read(found, one, range)).toList(),
                more ? page.getLast() : "");
    }

    private TimeRange untilNow(TimeRange range) {
        Instant now = clock.instant();
        if (!range.from().isBefore(now)
                || Duration.between(range.from(), range.to()).compareTo(LONGEST) > 0) {
            throw Problem.badRequest(
                    "Wrong parameter",
                    "The time from " + range.from() + " to " + range.to() + " must begin in the past and be at most "
                            + LONGEST.toDays() + " days long; choose another 'from' or 'to'.");
        }
        return range.to().isAfter(now) ? new TimeRange(range.from(), now) : range;
    }
}
