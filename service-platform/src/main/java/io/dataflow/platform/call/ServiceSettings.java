package io.dataflow.platform.call;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the services find each other.
 *
 * @param bridge base URL of bridge-service
 * @param validation base URL of validation-service
 * @param agent base URL of ai-agent-service
 */
@ConfigurationProperties("dataflow.services")
public record ServiceSettings(
        @DefaultValue("http://127.0.0.1:8001") URI bridge,
        @DefaultValue("http://127.0.0.1:8002") URI validation,
        @DefaultValue("http://127.0.0.1:8003") URI agent) {}
