package io.dataflow.benchmarks.command;

import io.dataflow.benchmarks.load.LoadPlan;
import picocli.CommandLine.Option;

/** The options of a load that several commands share. */
final class LoadOptions {

    @Option(names = "--devices", description = "each with a connection of its own")
    private int devices = 100;

    @Option(names = "--payload", description = "bytes of each reading")
    private int payload = 120;

    @Option(names = "--in-flight", description = "unacknowledged messages a device may have")
    private int inFlight = 50;

    LoadPlan plan(long messages, int readings, double rate) {
        return new LoadPlan(messages, devices, payload, readings, inFlight, rate);
    }
}
