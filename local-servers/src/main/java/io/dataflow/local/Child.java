package io.dataflow.local;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/**
 * How to start a server's process.
 *
 * @param name what people know it by
 * @param folder where its log and pid file lie
 * @param command the program and its arguments, without any secret
 * @param environment what is added to our own environment
 * @param port where it will listen
 * @param answers whether it does what it is there for by now
 * @param startLimit how long it may take until it answers
 * @param stopLimit how long it may take to end in order
 */
record Child(
        String name,
        Path folder,
        List<String> command,
        Map<String, String> environment,
        int port,
        BooleanSupplier answers,
        Duration startLimit,
        Duration stopLimit) {

    Child {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }

    Path log() {
        return folder.resolve("server.log");
    }
}
