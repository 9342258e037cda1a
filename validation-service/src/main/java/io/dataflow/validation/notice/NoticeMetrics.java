package io.dataflow.validation.notice;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/** How many refusals devices were told of, and how many not: {@code dataflow_validation_notices_total}. */
@Component
class NoticeMetrics {

    private final Map<Outcome, Counter> counters = new EnumMap<>(Outcome.class);

    NoticeMetrics(MeterRegistry registry) {
        for (Outcome outcome : Outcome.values()) {
            counters.put(
                    outcome,
                    Counter.builder("dataflow.validation.notices")
                            .description("Refused readings of known devices, by whether the device was told")
                            .tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
                            .register(registry));
        }
    }

    /** What became of a notice. */
    enum Outcome {
        /** The broker has it. */
        SENT,
        /** The device was told of enough others. */
        LIMITED,
        /** Too many waited, or it waited for too long. */
        DROPPED,
        /** The broker did not take it. */
        FAILED
    }

    void count(Outcome outcome) {
        counters.get(outcome).increment();
    }
}
