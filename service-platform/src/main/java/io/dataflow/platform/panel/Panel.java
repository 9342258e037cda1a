package io.dataflow.platform.panel;

import java.util.Arrays;
import java.util.Optional;

/** The services that have pages. */
enum Panel {
    DASHBOARD("dashboard-service", 8004, "/"),
    AGENT("ai-agent-service", 8003, "/insights"),
    VALIDATION("validation-service", 8002, "/models"),
    BRIDGE("bridge-service", 8001, "/sources");

    private final String service;
    private final int defaultPort;
    private final String start;

    Panel(String service, int defaultPort, String start) {
        this.service = service;
        this.defaultPort = defaultPort;
        this.start = start;
    }

    /** The panel of a service, if it has one. */
    static Optional<Panel> of(String service) {
        return Arrays.stream(values())
                .filter(panel -> panel.service.equals(service))
                .findFirst();
    }

    int defaultPort() {
        return defaultPort;
    }

    /** The page that the panel's address without a path leads to. */
    String start() {
        return start;
    }
}
