package io.dataflow.dashboard.live;

import io.dataflow.contract.query.LatestReading;
import io.dataflow.dashboard.fleet.ReadingBoard;
import io.dataflow.platform.live.LiveStream;
import io.dataflow.platform.live.LiveStreams;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** The pages that are open, by what they show. */
@Component
public class LivePages {

    private static final int MOST_READINGS_AT_FIRST = 500;
    private static final Comparator<LatestReading> NEWEST_FIRST =
            Comparator.comparing(LatestReading::receivedAt).reversed();

    private final LiveStream readings;
    private final LiveStream pipeline;
    private final ReadingBoard board;
    private final Clock clock;

    LivePages(LiveStreams streams, ReadingBoard board, Clock clock) {
        this.readings = streams.open("readings");
        this.pipeline = streams.open("pipeline");
        this.board = board;
        this.clock = clock;
        board.onChange(changed -> tellReadings("readings", new ReadingsChanged(clock.instant(), changed)));
    }

    /** A page that shows readings; it hears first what is known, so that nothing between page and stream is missed. */
    public SseEmitter listenToReadings() {
        List<LatestReading> known = board.readings().stream()
                .sorted(NEWEST_FIRST)
                .limit(MOST_READINGS_AT_FIRST)
                .toList();
        return readings.subscribe("readings", new ReadingsChanged(clock.instant(), known));
    }

    /** A page that shows the pipeline. */
    public SseEmitter listenToPipeline() {
        return pipeline.subscribe();
    }

    boolean showReadings() {
        return readings.size() > 0;
    }

    boolean showAnything() {
        return readings.size() + pipeline.size() > 0;
    }

    void tellReadings(String event, Object value) {
        readings.publish(event, value);
    }

    void tellPipeline(String event, Object value) {
        pipeline.publish(event, value);
    }
}
