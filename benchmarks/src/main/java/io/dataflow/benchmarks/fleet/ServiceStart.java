package io.dataflow.benchmarks.fleet;

import io.dataflow.local.Ports;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How a service is started. */
record ServiceStart(
        Path jar, Role role, int heapMegabytes, boolean quick, Map<String, String> more, List<String> javaOptions) {

    private static final int VALIDATION_HEAP = 256;

    static ServiceStart of(Path jar, FleetPlan plan, Role role) {
        return role == Role.BRIDGE
                ? new ServiceStart(
                        jar, role, plan.bridgeHeap(), plan.quickStart(), plan.bridgeSettings(), plan.javaOptions())
                : new ServiceStart(jar, role, VALIDATION_HEAP, plan.quickStart(), Map.of(), plan.javaOptions());
    }

    ServiceMember member(String name, ServiceEnvironment environment, Path folder) {
        int port = Ports.free();
        Map<String, String> variables = environment.of(name, port);
        variables.putAll(more);
        return new ServiceMember(name, role, port, command(), variables, folder);
    }

    private List<String> command() {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Xmx" + heapMegabytes + "m");
        command.add("-Xss512k");
        command.add("-XX:+UseSerialGC");
        command.add("-XX:+ExitOnOutOfMemoryError");
        command.add("-Djava.awt.headless=true");
        if (quick) {
            command.add("-XX:TieredStopAtLevel=1");
        }
        command.addAll(javaOptions);
        command.add("-jar");
        command.add(jar.toString());
        return command;
    }
}
