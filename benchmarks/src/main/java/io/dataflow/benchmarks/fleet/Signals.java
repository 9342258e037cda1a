package io.dataflow.benchmarks.fleet;

import io.dataflow.local.ServerUnavailable;
import java.io.IOException;

/** Sends signals that Java can't. */
final class Signals {

    private Signals() {}

    static void send(Process process, String signal) {
        try {
            new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
                    .redirectErrorStream(true)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new ServerUnavailable("Can't signal process " + process.pid() + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
