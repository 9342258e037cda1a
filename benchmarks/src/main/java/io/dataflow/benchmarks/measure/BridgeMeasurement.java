package io.dataflow.benchmarks.measure;

import io.dataflow.benchmarks.fleet.Fleet;
import io.dataflow.benchmarks.fleet.NodeLedger;
import io.dataflow.benchmarks.load.LoadPlan;
import io.dataflow.benchmarks.load.LoadProcess;
import io.dataflow.benchmarks.load.StampedPayload;
import io.dataflow.local.LocalRedis;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import redis.clients.jedis.exceptions.JedisException;

/** Measures what bridges do, from the broker to the buffer nodes; who would validate is left out. */
public final class BridgeMeasurement implements AutoCloseable {

    private static final long QUIET_NANOS = 1_000_000_000;
    private static final long LOOK_AGAIN_NANOS = 5_000_000;

    private final BridgePlan plan;
    private final Fleet fleet;
    private final PrintStream out;
    private final Latencies latencies = new Latencies();
    private final List<Drain> drains;

    public BridgeMeasurement(BridgePlan plan, Fleet fleet, PrintStream out) {
        this.plan = plan;
        this.fleet = fleet;
        this.out = out;
        this.drains = fleet.nodes().stream()
                .map(node -> new Drain(node, plan.load().payloadBytes(), latencies))
                .toList();
    }

    /** Does it all; takes a few minutes. */
    public BridgeResult run() throws IOException, InterruptedException {
        if (plan.warmUp() > 0) {
            out.printf("warming up with %,d messages%n", plan.warmUp());
            throughput(plan.warmUp());
        }
        out.printf("throughput, %,d messages%n", plan.load().messages());
        BridgeResult.Throughput throughput = throughput(plan.load().messages());
        BridgeResult.Latency fixed = latency(plan.fixedRate());
        BridgeResult.Latency half = latency(throughput.perSecond() / 2);
        BridgeResult.Overload overload = new OverloadPart(plan, fleet, out, this::received).run();
        return new BridgeResult(Machine.ours(), load(), throughput, List.of(fixed, half), overload);
    }

    @Override
    public void close() {
        drains.forEach(Drain::close);
    }

    private BridgeResult.Throughput throughput(long messages) throws IOException, InterruptedException {
        long before = received();
        CpuMeter cpu = new CpuMeter(fleet);
        LoadProcess generator = LoadProcess.start(plan.load().sized(messages, 0), fleet.broker());
        long last = awaitReceived(before + messages);
        Map<String, Double> cost = new TreeMap<>(cpu.microsPerMessage(messages));
        LoadProcess.Report report = generator.await();
        cost.put("generator", Math.round(report.cpuMicrosPerMessage() * 100) / 100.0);
        double seconds = (last - report.result().firstMicros()) / 1e6;
        return new BridgeResult.Throughput(
                Math.round(messages / seconds), Math.round(report.result().perSecond()), cost);
    }

    private BridgeResult.Latency latency(double rate) throws IOException, InterruptedException {
        long messages = Math.max(100, Math.round(rate * plan.latencyFor().toMillis() / 1000));
        out.printf("latency at %,.0f messages a second%n", rate);
        long before = awaitQuiet();
        latencies.clear();
        CpuMeter cpu = new CpuMeter(fleet);
        LoadProcess generator = LoadProcess.start(plan.load().sized(messages, rate), fleet.broker());
        awaitReceived(before + messages);
        Map<String, Double> cost = new TreeMap<>(cpu.microsPerMessage(messages));
        generator.await();
        while (latencies.count() < messages) {
            LockSupport.parkNanos(LOOK_AGAIN_NANOS);
        }
        return new BridgeResult.Latency(Math.round(rate), latencies.summary(), cost);
    }

    /** Waits until the nodes have received that many; when that was, in microseconds of the epoch. */
    private long awaitReceived(long messages) {
        while (received() < messages) {
            LockSupport.parkNanos(LOOK_AGAIN_NANOS);
        }
        return StampedPayload.nowMicros();
    }

    /**
     * Waits until nothing comes any more, and says what has been received by then: a batch that was pushed twice counts twice, so that
     * the last messages of the part before may still be on their way.
     */
    private long awaitQuiet() {
        long before = -1;
        long now = received();
        while (now != before) {
            before = now;
            LockSupport.parkNanos(QUIET_NANOS);
            now = received();
        }
        return now;
    }

    private long received() {
        long received = 0;
        for (LocalRedis node : fleet.nodes()) {
            try {
                received += NodeLedger.received(node);
            } catch (JedisException e) {
                return -1; // one is away, so nobody can say
            }
        }
        return received;
    }

    private BridgeResult.Load load() {
        LoadPlan load = plan.load();
        return new BridgeResult.Load(
                load.messages(),
                plan.warmUp(),
                load.devices(),
                load.payloadBytes(),
                load.inFlight(),
                plan.bridges(),
                plan.nodes());
    }
}
