package io.dataflow.benchmarks.measure;

import io.dataflow.benchmarks.CannotRun;
import io.dataflow.benchmarks.fleet.Fleet;
import io.dataflow.benchmarks.load.LoadPlan;
import io.dataflow.benchmarks.load.LoadProcess;
import java.io.IOException;
import java.io.PrintStream;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Measures the whole way of a message, from the device to the row that another connection can see. */
public final class PipelineMeasurement {

    private final PipelinePlan plan;
    private final Fleet fleet;
    private final PrintStream out;
    private final Latencies latencies = new Latencies();
    private Map<String, Double> startSeconds = Map.of();

    public PipelineMeasurement(PipelinePlan plan, Fleet fleet, PrintStream out) {
        this.plan = plan;
        this.fleet = fleet;
        this.out = out;
    }

    /** Looks how long the services take to start, has stored what is to be there before, and has everything compiled. */
    public void warmUp() throws SQLException, IOException, InterruptedException {
        out.println("starting each service once more, with nothing else to do");
        Map<String, Double> seconds = new TreeMap<>();
        fleet.restartEach().forEach((name, took) -> seconds.put(name, took.toMillis() / 1000.0));
        startSeconds = seconds;
        try (Outcomes outcomes = new Outcomes(fleet.database())) {
            new StoredBefore(fleet, out).store(plan.stored(), plan.load(), outcomes);
            if (plan.warmUp() > 0) {
                out.printf("warming up with %,d messages%n", plan.warmUp());
                throughput(outcomes, plan.warmUp());
            }
        }
    }

    /** Does the rest; takes some minutes. */
    public PipelineResult run() throws SQLException, IOException, InterruptedException {
        try (Outcomes outcomes = new Outcomes(fleet.database());
                MemoryMeter memory = MemoryMeter.of(fleet.members())) {
            long before = outcomes.rows();
            out.printf("throughput, %,d messages%n", plan.load().messages());
            PipelineResult.Throughput throughput =
                    throughput(outcomes, plan.load().messages());
            long after = outcomes.rows();
            List<BridgeResult.Latency> latency = new ArrayList<>();
            if (!plan.latencyFor().isZero()) {
                latency.add(latency(outcomes, plan.fixedRate()));
                latency.add(latency(outcomes, throughput.messagesPerSecond() / 2));
            }
            return new PipelineResult(
                    Machine.ours(),
                    load(),
                    startSeconds,
                    throughput,
                    latency,
                    memory.mostOfEach(),
                    new PipelineResult.Rows(before, after));
        }
    }

    private PipelineResult.Throughput throughput(Outcomes outcomes, long messages)
            throws SQLException, IOException, InterruptedException {
        Outcomes.Counts before = outcomes.awaitQuiet();
        long rows = outcomes.rows();
        CpuMeter cpu = new CpuMeter(fleet);
        LoadProcess generator = LoadProcess.start(plan.load().sized(messages, 0), fleet.broker());
        long last = outcomes.awaitStored(before, messages);
        Map<String, Double> cost = cpu.microsPerMessage(messages);
        LoadProcess.Report report = generator.await();
        requireAll(outcomes.rows() - rows, messages, report.result().resent());
        double seconds = (last - report.result().firstMicros()) / 1e6;
        return new PipelineResult.Throughput(
                Math.round(messages / seconds),
                Math.round(messages * plan.load().readings() / seconds),
                Math.round(report.result().perSecond()),
                with(cost, report));
    }

    private BridgeResult.Latency latency(Outcomes outcomes, double rate)
            throws SQLException, IOException, InterruptedException {
        long messages = Math.max(100, Math.round(rate * plan.latencyFor().toMillis() / 1000));
        out.printf("latency at %,.0f messages a second%n", rate);
        Outcomes.Counts before = outcomes.awaitQuiet();
        latencies.clear();
        LoadPlan load = plan.load().sized(messages, rate);
        try (VisibleRows visible = new VisibleRows(fleet.database(), load, plan.watched(), latencies)) {
            CpuMeter cpu = new CpuMeter(fleet);
            LoadProcess generator = LoadProcess.start(load, fleet.broker());
            visible.awaitAll();
            outcomes.awaitStored(before, messages);
            Map<String, Double> cost = cpu.microsPerMessage(messages);
            return new BridgeResult.Latency(Math.round(rate), latencies.summary(), with(cost, generator.await()));
        }
    }

    private static Map<String, Double> with(Map<String, Double> cost, LoadProcess.Report report) {
        Map<String, Double> all = new TreeMap<>(cost);
        all.put("generator", Math.round(report.cpuMicrosPerMessage() * 100) / 100.0);
        return all;
    }

    /** A message that was sent again may have another time, and so a row of its own. */
    private void requireAll(long rows, long messages, long resent) {
        long expected = messages * plan.load().readings();
        if (rows < expected || rows > expected + resent * plan.load().readings()) {
            throw new CannotRun("There are %,d more rows instead of %,d".formatted(rows, expected));
        }
    }

    private PipelineResult.Load load() {
        LoadPlan load = plan.load();
        return new PipelineResult.Load(
                load.messages(),
                plan.warmUp(),
                plan.stored(),
                load.devices(),
                load.payloadBytes(),
                load.readings(),
                load.inFlight(),
                plan.nodes());
    }
}
