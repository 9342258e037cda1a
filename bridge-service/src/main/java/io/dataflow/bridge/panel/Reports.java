package io.dataflow.bridge.panel;

import io.dataflow.bridge.buffer.BufferNode;
import io.dataflow.bridge.buffer.BufferNodes;
import io.dataflow.bridge.delivery.FlowHistory;
import io.dataflow.bridge.delivery.FlowSecond;
import io.dataflow.bridge.event.Event;
import io.dataflow.bridge.event.EventWriting;
import io.dataflow.bridge.source.Sources;
import io.dataflow.bridge.source.mqtt.MqttIntake;
import io.dataflow.contract.query.BufferNodeReport;
import java.util.List;
import org.springframework.stereotype.Component;

/** What pages and interfaces show, put together from the other packages. */
@Component
class Reports {

    private final BufferNodes nodes;
    private final FlowHistory history;
    private final Sources sources;
    private final MqttIntake intake;
    private final EventWriting events;

    Reports(BufferNodes nodes, FlowHistory history, Sources sources, MqttIntake intake, EventWriting events) {
        this.nodes = nodes;
        this.history = history;
        this.sources = sources;
        this.intake = intake;
        this.events = events;
    }

    List<BufferNodeReport> nodes() {
        return nodes.all().stream().map(BufferNode::report).toList();
    }

    FlowReport flow() {
        return FlowReport.of(history.seconds());
    }

    List<SourceReport> sources() {
        FlowReport.LastMinute lastMinute = flow().lastMinute();
        return sources.all().stream()
                .map(source -> SourceReport.of(source, lastMinute))
                .toList();
    }

    /** Whether the broker delivers at the moment. */
    boolean brokerConnected() {
        return intake.connected();
    }

    /** The latest of all bridges, newest first. */
    List<Event> events() {
        return events.latest();
    }

    /** What an open page hears each second. */
    Now now() {
        FlowReport flow = flow();
        return new Now(
                brokerConnected(),
                nodes(),
                sources(),
                flow.lastMinute(),
                flow.seconds()
                        .subList(
                                Math.max(0, flow.seconds().size() - 5),
                                flow.seconds().size()),
                events());
    }

    /**
     * The state of everything at this moment.
     *
     * @param seconds the last few, so that a page which missed one has no gap
     */
    record Now(
            boolean brokerConnected,
            List<BufferNodeReport> nodes,
            List<SourceReport> sources,
            FlowReport.LastMinute lastMinute,
            List<FlowSecond> seconds,
            List<Event> events) {}
}
