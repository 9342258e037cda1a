package io.dataflow.platform.security;

import io.dataflow.platform.Secret;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who may read the metrics from another machine.
 *
 * @param scrapeToken the Bearer token of a scraper; without one, only administrators may
 */
@ConfigurationProperties("dataflow.metrics")
record MetricsSettings(@DefaultValue("") Secret scrapeToken) {}
