package io.dataflow.quickstart.fleet;

import java.util.List;

/** The four services: what each is called, what it does, and how much memory it gets. */
enum Service {
    BRIDGE("bridge", "bridge-service", "takes readings in", Port.BRIDGE, 192, Compiler.FULL),
    VALIDATION("validation", "validation-service", "checks and stores readings", Port.VALIDATION, 256, Compiler.FULL),
    AGENT("agent", "ai-agent-service", "sums up what is stored", Port.AGENT, 192, Compiler.QUICK),
    DASHBOARD("dashboard", "dashboard-service", "shows it", Port.DASHBOARD, 192, Compiler.QUICK);

    private final String shortName;
    private final String module;
    private final String purpose;
    private final Port port;
    private final int heapMegabytes;
    private final Compiler compiler;

    Service(String shortName, String module, String purpose, Port port, int heapMegabytes, Compiler compiler) {
        this.shortName = shortName;
        this.module = module;
        this.purpose = purpose;
        this.port = port;
        this.heapMegabytes = heapMegabytes;
        this.compiler = compiler;
    }

    String shortName() {
        return shortName;
    }

    String module() {
        return module;
    }

    String purpose() {
        return purpose;
    }

    Port port() {
        return port;
    }

    /** The name of the one instance that the launcher runs; the same after every restart. */
    String instance() {
        return shortName + "-1";
    }

    /** What keeps a JVM small: a heap of its own size, one collector thread, small stacks, and to end when memory is out. */
    List<String> jvmOptions() {
        return List.of(
                compiler.option,
                "-Xms64m",
                "-Xmx" + heapMegabytes + "m",
                "-Xss512k",
                "-XX:+UseSerialGC",
                "-XX:ReservedCodeCacheSize=96m",
                "-XX:MaxMetaspaceSize=224m",
                "-XX:+ExitOnOutOfMemoryError",
                "-Djava.awt.headless=true");
    }

    /** How hard the JVM works on the code that it runs. */
    private enum Compiler {
        /** For those that every reading passes: slower to start, fastest in the long run. */
        FULL("-XX:TieredStopAtLevel=4"),
        /** For those that people wait for: half the work at the start, some 50 MB less. */
        QUICK("-XX:TieredStopAtLevel=1");

        private final String option;

        Compiler(String option) {
            this.option = option;
        }
    }
}
