package io.dataflow.benchmarks.measure;

import io.dataflow.benchmarks.fleet.Fleet;
import io.dataflow.benchmarks.fleet.Member;
import io.dataflow.benchmarks.fleet.Panel;
import io.dataflow.benchmarks.fleet.Role;
import io.dataflow.benchmarks.load.LoadProcess;
import io.dataflow.local.LocalRedis;
import java.io.IOException;
import java.io.PrintStream;
import java.util.function.LongSupplier;

/** Takes all buffer nodes away while devices send on, and looks how much memory the bridges need. */
final class OverloadPart {

    private static final double MESSAGES_A_SECOND = 5_000;
    private static final long LOOK_AGAIN_MILLIS = 500;
    private static final long TO_NOTICE_MILLIS = 3_000;

    private final BridgePlan plan;
    private final Fleet fleet;
    private final PrintStream out;
    private final LongSupplier received;

    OverloadPart(BridgePlan plan, Fleet fleet, PrintStream out, LongSupplier received) {
        this.plan = plan;
        this.fleet = fleet;
        this.out = out;
        this.received = received;
    }

    BridgeResult.Overload run() throws IOException, InterruptedException {
        long seconds = plan.overload().toSeconds();
        if (seconds == 0) {
            return new BridgeResult.Overload(0, 0, 0, 0, 0, 0);
        }
        out.printf("overload: all buffer nodes away for %d s%n", seconds);
        long before = received.getAsLong();
        long messages = Math.round(seconds * MESSAGES_A_SECOND);
        fleet.nodes().forEach(LocalRedis::kill);
        LoadProcess generator = LoadProcess.start(plan.load().sized(messages, MESSAGES_A_SECOND), fleet.broker());
        Thread.sleep(TO_NOTICE_MILLIS);
        Memory memory = watch(System.nanoTime() + plan.overload().toNanos());
        fleet.nodes().forEach(LocalRedis::restart);
        long back = System.nanoTime();
        generator.await();
        while (received.getAsLong() < before + messages) {
            Thread.sleep(10);
        }
        double catchUp = Math.round((System.nanoTime() - back) / 1e8) / 10.0;
        return new BridgeResult.Overload(seconds, memory.first(), memory.most(), memory.heap(), messages, catchUp);
    }

    /** In megabytes, of all bridges together. */
    private record Memory(long first, long most, long heap) {}

    private Memory watch(long end) throws InterruptedException {
        long first = resident();
        long most = first;
        long heap = 0;
        while (System.nanoTime() < end) {
            most = Math.max(most, resident());
            heap = Math.max(heap, heap());
            Thread.sleep(LOOK_AGAIN_MILLIS);
        }
        return new Memory(first, most, heap);
    }

    private long resident() {
        return fleet.members(Role.BRIDGE).stream()
                .mapToLong(Member::pid)
                .map(ProcessCost::residentMegabytes)
                .sum();
    }

    private long heap() {
        return fleet.bridges().stream().mapToLong(OverloadPart::heap).sum();
    }

    private static long heap(Panel bridge) {
        try {
            return Math.round(bridge.metrics()
                            .filter(line -> line.startsWith("jvm_memory_used_bytes{") && line.contains("area=\"heap\""))
                            .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                            .sum()
                    / (1 << 20));
        } catch (IOException e) {
            return 0;
        }
    }
}
