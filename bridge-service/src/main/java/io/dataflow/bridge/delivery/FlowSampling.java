package io.dataflow.bridge.delivery;

import java.time.InstantSource;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Looks at the counters once a second. */
@Component
class FlowSampling {

    private final Flow flow;
    private final FlowHistory history;
    private final InstantSource clock;

    FlowSampling(Flow flow, FlowHistory history, InstantSource clock) {
        this.flow = flow;
        this.history = history;
        this.clock = clock;
    }

    @Scheduled(fixedRate = 1000)
    void look() {
        history.look(flow.totals(), clock.instant());
    }
}
