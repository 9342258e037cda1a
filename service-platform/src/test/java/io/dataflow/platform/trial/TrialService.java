package io.dataflow.platform.trial;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;

/** A service with nothing of its own but a few ways to fail. */
@SpringBootApplication
public class TrialService {

    /** Stands still, so that waiting times don't depend on how fast a test is. */
    @Bean
    Clock clock() {
        return Clock.fixed(Instant.now().truncatedTo(ChronoUnit.MILLIS), ZoneOffset.UTC);
    }

    static ConfigurableApplicationContext start(String... settings) {
        return SpringApplication.run(TrialService.class, settings);
    }
}
