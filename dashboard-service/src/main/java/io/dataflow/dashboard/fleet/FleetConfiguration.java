package io.dataflow.dashboard.fleet;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** One board for the whole instance. */
@Configuration(proxyBeanMethods = false)
class FleetConfiguration {

    @Bean
    ReadingBoard readingBoard(StoredReadings stored) {
        return new ReadingBoard(stored::latest);
    }
}
