package io.dataflow.platform.panel;

/**
 * Where the browser of one request reaches each panel: what to put before a path; empty for the panel that answers.
 *
 * @param dashboard where dashboard-service's pages are
 * @param agent where ai-agent-service's pages are
 * @param validation where validation-service's pages are
 * @param bridge where bridge-service's pages are
 */
public record PanelAddresses(String dashboard, String agent, String validation, String bridge) {}
