package io.dataflow.benchmarks.command;

import io.dataflow.benchmarks.measure.Comparison;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Compares two results. */
@Command(
        name = "compare",
        mixinStandardHelpOptions = true,
        description = "Prints each number of two JSON results and how many times the first one the second is.")
final class CompareCommand implements Callable<Integer> {

    @Parameters(index = "0", description = "the result to compare with")
    private Path before = Path.of("");

    @Parameters(index = "1", description = "the result to look at")
    private Path after = Path.of("");

    @Override
    public Integer call() {
        Comparison.of(before, after).forEach(System.out::println);
        return 0;
    }
}
