package io.dataflow.quickstart.command;

import picocli.CommandLine.Option;

/** How many devices are simulated, and how busy they are. */
final class DeviceOptions {

    @Option(
            names = "--devices",
            paramLabel = "N",
            defaultValue = "5",
            description = "How many devices are simulated (5).")
    private int devices;

    @Option(
            names = "--rate",
            paramLabel = "R",
            defaultValue = "1",
            description = "Readings a second of each simulated device (1).")
    private double rate;

    int count() {
        return devices;
    }

    double rate() {
        return rate;
    }
}
