package io.dataflow.validation.intake;

import io.dataflow.platform.buffer.NodeDirectory;
import io.dataflow.platform.buffer.NodeEntry;
import io.dataflow.platform.buffer.NodeName;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Works off all buffer nodes of the directory, and follows it: a node that appears gets an intake, one that is gone loses it after
 * the claim in hand, and one that is found elsewhere gets another. A draining node is worked off like any other.
 */
@Component
class Intake implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Intake.class);
    static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);
    private static final Duration LONGEST_FAREWELL = Duration.ofSeconds(20);

    private final NodeDirectory directory;
    private final NodeIntakes intakes;
    private final IntakeMetrics metrics;

    private final Map<NodeName, NodeWork> works = new ConcurrentSkipListMap<>(Comparator.comparing(NodeName::value));
    private final List<NodeWork> ending = new ArrayList<>();
    private final ScheduledExecutorService following = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("intake-nodes").daemon().factory());
    private volatile Knowledge knowledge = Knowledge.NOTHING_YET;
    private volatile boolean running;

    Intake(NodeDirectory directory, NodeIntakes intakes, IntakeMetrics metrics) {
        this.directory = directory;
        this.intakes = intakes;
        this.metrics = metrics;
    }

    /** What is known of which nodes there are. */
    enum Knowledge {
        /** The directory could not be read yet. */
        NOTHING_YET,
        CURRENT,
        /** The directory can't be read at the moment; what was known before stays in force. */
        OLD
    }

    Knowledge knowledge() {
        return knowledge;
    }

    /** The nodes that readings are taken from, by name. */
    List<NodeIntake> nodes() {
        return works.values().stream().map(NodeWork::intake).toList();
    }

    @Override
    public void start() {
        running = true;
        following.scheduleWithFixedDelay(
                this::followWhateverHappens, 0, BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void stop() {
        running = false;
        following.shutdownNow();
        List<NodeWork> all = endAll();
        long deadline = System.nanoTime() + LONGEST_FAREWELL.toNanos();
        all.forEach(work -> work.awaitEnd(deadline));
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void followWhateverHappens() {
        try {
            follow(directory.read());
            knowledge = Knowledge.CURRENT;
        } catch (Throwable e) {
            if (knowledge == Knowledge.CURRENT) {
                LOG.warn(
                        "The list of buffer nodes can't be read; the known ones are worked off on, next try in 1 s", e);
                knowledge = Knowledge.OLD;
            }
        }
    }

    private synchronized void follow(List<NodeEntry> entries) {
        if (!running) {
            return;
        }
        ending.removeIf(work -> !work.goesOn());
        Map<NodeName, NodeEntry> wanted =
                entries.stream().collect(Collectors.toMap(NodeEntry::name, Function.identity()));
        for (NodeName name : List.copyOf(works.keySet())) {
            NodeEntry entry = wanted.get(name);
            if (entry == null || !entry.address().equals(works.get(name).address())) {
                end(name);
            }
        }
        wanted.values().stream()
                .filter(entry -> !works.containsKey(entry.name()))
                .forEach(this::begin);
    }

    private void begin(NodeEntry node) {
        NodeIntake intake = intakes.open(node);
        metrics.watch(intake);
        works.put(node.name(), NodeWork.begin(node.address(), intake));
        LOG.info("Taking readings from buffer node {} at {}", node.name(), node.address());
    }

    private void end(NodeName name) {
        NodeWork work = works.remove(name);
        metrics.forget(name);
        work.end();
        ending.add(work);
        LOG.info("Taking no more readings from buffer node {} at {}", name, work.address());
    }

    private synchronized List<NodeWork> endAll() {
        List<NodeWork> all = new ArrayList<>(ending);
        all.addAll(works.values());
        all.forEach(NodeWork::end);
        return all;
    }
}
