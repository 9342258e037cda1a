package io.dataflow.benchmarks.command;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Without a command: says which there are. */
@Command(
        name = "benchmarks",
        description = "Measures DataFlow, and tries to break it, on real servers and processes of its own.",
        mixinStandardHelpOptions = true,
        subcommands = {
            ChaosCommand.class,
            BridgeCommand.class,
            ValidationCommand.class,
            PipelineCommand.class,
            CompareCommand.class,
            HostileCommand.class,
            LoadCommand.class
        },
        footer = {"", "COMMAND --help explains a command; benchmarks/README.md says what the numbers mean."})
public final class BenchmarksCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        CommandLine line = spec.commandLine();
        line.usage(line.getOut());
    }
}
