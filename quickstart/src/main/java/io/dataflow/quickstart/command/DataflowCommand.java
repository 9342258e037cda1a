package io.dataflow.quickstart.command;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code ./dataflow} without a command: says which there are. */
@Command(
        name = "dataflow",
        description = "Runs the whole of DataFlow on this machine, without Docker.",
        mixinStandardHelpOptions = true,
        versionProvider = DataflowCommand.Version.class,
        subcommands = {
            UpCommand.class,
            DownCommand.class,
            StatusCommand.class,
            LogsCommand.class,
            PasswordCommand.class,
            ResetCommand.class,
            SimulateCommand.class
        },
        footer = {"", "dataflow COMMAND --help explains a command; ./dataflow test builds and tests everything."})
public final class DataflowCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        CommandLine line = spec.commandLine();
        line.usage(line.getOut());
    }

    /** The version that the build wrote into the jar. */
    static final class Version implements IVersionProvider {

        @Override
        public String[] getVersion() {
            String version = DataflowCommand.class.getPackage().getImplementationVersion();
            return new String[] {"DataFlow " + (version == null ? "(not packaged)" : version)};
        }
    }
}
