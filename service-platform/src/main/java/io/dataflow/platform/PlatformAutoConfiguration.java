package io.dataflow.platform;

import java.time.Clock;
import java.util.UUID;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigureOrder;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Which process this is, and what time it is. */
@AutoConfiguration
@AutoConfigureOrder(Ordered.HIGHEST_PRECEDENCE)
@EnableScheduling
public class PlatformAutoConfiguration {

    private static final int SUFFIX = 6;

    @Bean
    @ConditionalOnMissingBean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    ServiceIdentity serviceIdentity(Environment environment) {
        String name = environment.getRequiredProperty("spring.application.name");
        String instance = environment.getProperty("dataflow.instance", "");
        return new ServiceIdentity(name, instance.isBlank() ? name + "-" + suffix() : instance);
    }

    private static String suffix() {
        return UUID.randomUUID().toString().substring(0, SUFFIX);
    }
}
