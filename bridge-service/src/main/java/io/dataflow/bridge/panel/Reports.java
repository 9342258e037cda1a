package io.dataflow.bridge.panel;

import io.dataflow.bridge.buffer.NodeSecond;
import io.dataflow.bridge.delivery.FlowHistory;
import io.dataflow.bridge.delivery.FlowSecond;
import io.dataflow.bridge.event.Event;
import io.dataflow.bridge.event.EventWriting;
import io.dataflow.bridge.source.Sources;
import io.dataflow.bridge.source.mqtt.MqttIntake;
import io.dataflow.bridge.source.poller.PollSchedule;
import io.dataflow.bridge.source.poller.PollerReport;
import io.dataflow.contract.query.BufferNodeReport;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What pages and interfaces show, put together from the other packages. */
@Component
class Reports {

    private static final int LAST = 5;

    private final NodeReports nodes;
    private final FlowHistory history;
    private final Sources sources;
    private final MqttIntake intake;
    private final EventWriting events;
    private final PollSchedule pollers;

    Reports(
            NodeReports nodes,
            FlowHistory history,
            Sources sources,
            MqttIntake intake,
            EventWriting events,
            PollSchedule pollers) {
        this.nodes = nodes;
        this.history = history;
        this.sources = sources;
        this.intake = intake;
        this.events = events;
        this.pollers = pollers;
    }

    List<BufferNodeReport> nodes() {
        return nodes.inUse();
    }

    /** With those that were removed behind them. */
    List<BufferNodeReport> nodesEver() {
        return nodes.ever();
    }

    List<NodeSecond> nodeSeconds() {
        return nodes.seconds();
    }

    FlowReport flow() {
        return FlowReport.of(history.seconds());
    }

    List<SourceReport> sources() {
        FlowReport.LastMinute lastMinute = flow().lastMinute();
        Map<String, PollerReport> reports = pollers.reports();
        return sources.all().stream()
                .map(source -> SourceReport.of(
                        source,
                        lastMinute,
                        Optional.ofNullable(reports.get(source.name().value()))))
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
                last(flow.seconds()),
                last(nodeSeconds()),
                events());
    }

    private static <T> List<T> last(List<T> seconds) {
        return seconds.subList(Math.max(0, seconds.size() - LAST), seconds.size());
    }

    /**
     * The state of everything at this moment.
     *
     * @param seconds the last few, so that a page which missed one has no gap; as {@code nodeSeconds}
     */
    record Now(
            boolean brokerConnected,
            List<BufferNodeReport> nodes,
            List<SourceReport> sources,
            FlowReport.LastMinute lastMinute,
            List<FlowSecond> seconds,
            List<NodeSecond> nodeSeconds,
            List<Event> events) {}
}
