package io.dataflow.platform.live;

import io.dataflow.platform.login.LoginAutoConfiguration;
import io.dataflow.platform.login.LoginSessions;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.context.annotation.Bean;
import tools.jackson.databind.json.JsonMapper;

/** Events for open pages. */
@AutoConfiguration(after = {LoginAutoConfiguration.class, JacksonAutoConfiguration.class})
public class LiveAutoConfiguration {

    @Bean
    LiveStreams liveStreams(JsonMapper json, LoginSessions sessions, MeterRegistry metrics) {
        return new LiveStreams(json, sessions, metrics);
    }
}
