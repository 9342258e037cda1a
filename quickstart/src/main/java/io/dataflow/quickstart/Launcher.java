package io.dataflow.quickstart;

import io.dataflow.quickstart.command.DataflowCommand;
import picocli.CommandLine;

/** The program behind {@code ./dataflow}. */
public final class Launcher {

    private Launcher() {}

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        CommandLine commandLine = new CommandLine(new DataflowCommand());
        commandLine.setExecutionExceptionHandler(Launcher::explain);
        return commandLine;
    }

    private static int explain(Exception failure, CommandLine command, CommandLine.ParseResult parsed)
            throws Exception {
        if (failure instanceof CannotGoOn known) {
            command.getErr().println("dataflow: " + known.getMessage());
            command.getErr().flush();
            return known.exitCode();
        }
        throw failure;
    }
}
