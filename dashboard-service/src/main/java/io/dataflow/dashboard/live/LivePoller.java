package io.dataflow.dashboard.live;

import io.dataflow.dashboard.fleet.Outage;
import io.dataflow.dashboard.fleet.ReadingBoard;
import io.dataflow.dashboard.overview.Overview;
import io.dataflow.dashboard.pipeline.Pipeline;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Asks the fleet for what changed while somebody looks, once for all pages together, and tells the pages. */
@Component
class LivePoller {

    private final LivePages pages;
    private final ReadingBoard board;
    private final Overview overview;
    private final Pipeline pipeline;
    private final Clock clock;
    private volatile List<Outage> readingOutages = List.of();
    private volatile List<Outage> pipelineOutages = List.of();

    LivePoller(LivePages pages, ReadingBoard board, Overview overview, Pipeline pipeline, Clock clock) {
        this.pages = pages;
        this.board = board;
        this.overview = overview;
        this.pipeline = pipeline;
        this.clock = clock;
    }

    /** Pages hear of changes through the board. */
    void pollReadings() {
        if (pages.showReadings()) {
            readingOutages = Outage.among(board.catchUp());
        }
    }

    void pollPipeline() {
        if (!pages.showAnything()) {
            return;
        }
        var sample = pipeline.sample();
        pipelineOutages = Outage.among(sample.nodes(), sample.outcomes());
        pages.tellPipeline("pipeline", pipeline.report(sample));
        if (pages.showReadings()) {
            pages.tellReadings("figures", overview.figures(board.catchUp(), sample));
        }
    }

    void tellOutages() {
        if (!pages.showAnything()) {
            return;
        }
        var both =
                Stream.concat(readingOutages.stream(), pipelineOutages.stream()).toList();
        pages.tellReadings("outages", new Outages(clock.instant(), both));
        pages.tellPipeline("outages", new Outages(clock.instant(), pipelineOutages));
    }
}
