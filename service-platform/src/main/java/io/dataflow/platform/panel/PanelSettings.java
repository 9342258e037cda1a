package io.dataflow.platform.panel;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where browsers reach the panels: a URL, or just {@code :port} for another port of the host that the browser already talks to.
 *
 * @param bridge the panel of bridge-service
 * @param validation the panel of validation-service
 * @param agent the panel of ai-agent-service
 * @param dashboard the panel of dashboard-service
 */
@ConfigurationProperties("dataflow.panels")
public record PanelSettings(
        @DefaultValue("") String bridge,
        @DefaultValue("") String validation,
        @DefaultValue("") String agent,
        @DefaultValue("") String dashboard) {

    String of(Panel panel) {
        return switch (panel) {
            case BRIDGE -> bridge;
            case VALIDATION -> validation;
            case AGENT -> agent;
            case DASHBOARD -> dashboard;
        };
    }
}
