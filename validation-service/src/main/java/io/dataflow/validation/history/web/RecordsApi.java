package io.dataflow.validation.history.web;

import io.dataflow.contract.query.Outcomes;
import io.dataflow.validation.history.Entries;
import io.dataflow.validation.history.EntryReader;
import io.dataflow.validation.history.OutcomeReader;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Single readings as they are stored, and the count of what became of all that came. */
@RestController
class RecordsApi {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration TEN_YEARS = Duration.ofDays(3653);
    private static final int MOST_ENTRIES = 1000;
    private static final int MOST_DEVICES = 20;

    private final Asked asked;
    private final EntryReader entries;
    private final OutcomeReader outcomes;

    RecordsApi(Asked asked, EntryReader entries, OutcomeReader outcomes) {
        this.asked = asked;
        this.entries = entries;
        this.outcomes = outcomes;
    }

    /** How many envelopes became what: of each node since the beginning, and minute by minute in the range. */
    @GetMapping("/api/outcomes")
    Outcomes outcomes(
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to) {
        return outcomes.read(asked.range(from, to, HOUR));
    }

    /** The newest validated readings of a model, of some devices or of all. */
    @GetMapping("/validate")
    Entries validated(
            @RequestParam(required = false) @Nullable String model,
            @RequestParam(required = false) @Nullable List<String> device,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(defaultValue = "100") int size,
            @RequestParam(required = false) @Nullable String cursor) {
        return entries.read(
                asked.model(model),
                asked.devices(device, MOST_DEVICES),
                asked.range(from, to, TEN_YEARS),
                asked.count("size", size, 1, MOST_ENTRIES),
                asked.cursor(cursor, Entries.Place::of));
    }
}
