package io.dataflow.benchmarks;

import io.dataflow.benchmarks.command.BenchmarksCommand;
import io.dataflow.local.ServerUnavailable;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;

/** The program behind {@code java -jar benchmarks/target/benchmarks.jar}. */
public final class Benchmarks {

    // Held on to, because a logger that nobody holds forgets its level.
    private static final Logger CLIENTS = Logger.getLogger("redis.clients");

    private Benchmarks() {}

    public static void main(String[] arguments) {
        CLIENTS.setLevel(Level.SEVERE);
        CommandLine commandLine = new CommandLine(new BenchmarksCommand());
        commandLine.setExecutionExceptionHandler(Benchmarks::explain);
        System.exit(commandLine.execute(arguments));
    }

    private static int explain(Exception failure, CommandLine command, CommandLine.ParseResult parsed)
            throws Exception {
        if (failure instanceof CannotRun || failure instanceof ServerUnavailable) {
            command.getErr().println("benchmarks: " + failure.getMessage());
            command.getErr().flush();
            return 2;
        }
        throw failure;
    }
}
