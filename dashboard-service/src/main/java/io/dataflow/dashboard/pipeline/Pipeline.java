package io.dataflow.dashboard.pipeline;

import io.dataflow.dashboard.fleet.Answer;
import io.dataflow.dashboard.fleet.BufferReports;
import io.dataflow.dashboard.fleet.StoredReadings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Asks how the readings fare on their way. */
@Component
public class Pipeline {

    private static final Duration SHOWN = Duration.ofHours(1);

    private final BufferReports buffer;
    private final StoredReadings stored;
    private final Clock clock;
    private final PipelineHistory history = new PipelineHistory();

    Pipeline(BufferReports buffer, StoredReadings stored, Clock clock) {
        this.buffer = buffer;
        this.stored = stored;
        this.clock = clock;
    }

    /** Asks both services now. */
    public PipelineSample sample() {
        Instant now = clock.instant();
        return new PipelineSample(
                now, Answer.to(buffer::nodesEver), Answer.to(() -> stored.outcomes(now.minus(SHOWN), now)));
    }

    /** What a sample says, balanced against the samples before it. */
    public PipelineReport report(PipelineSample sample) {
        return Bookkeeping.report(sample, history.add(sample));
    }
}
