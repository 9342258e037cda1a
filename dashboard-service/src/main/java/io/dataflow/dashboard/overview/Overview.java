package io.dataflow.dashboard.overview;

import io.dataflow.contract.query.LatestReading;
import io.dataflow.dashboard.fleet.Answer;
import io.dataflow.dashboard.fleet.ReadingBoard;
import io.dataflow.dashboard.pipeline.Pipeline;
import io.dataflow.dashboard.pipeline.PipelineSample;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;

/** Puts the headline figures together from what the fleet answers now. */
@Component
public class Overview {

    private final ReadingBoard board;
    private final Pipeline pipeline;
    private final Clock clock;

    Overview(ReadingBoard board, Pipeline pipeline, Clock clock) {
        this.board = board;
        this.pipeline = pipeline;
        this.clock = clock;
    }

    /** Asks the fleet. */
    public OverviewFigures figures() {
        return figures(readings(), pipeline.sample());
    }

    /** From answers that somebody has already asked for. */
    public OverviewFigures figures(Answer<List<LatestReading>> readings, PipelineSample sample) {
        return OverviewFigures.of(readings, sample.outcomes(), sample.nodes(), clock.instant());
    }

    /** Each device's newest reading. */
    public Answer<List<LatestReading>> readings() {
        return board.catchUp();
    }
}
