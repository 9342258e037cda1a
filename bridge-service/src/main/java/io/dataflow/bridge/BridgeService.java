package io.dataflow.bridge;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Starts bridge-service. */
@SpringBootApplication
@EnableScheduling
@ConfigurationPropertiesScan
public class BridgeService {

    public static void main(String[] arguments) {
        SpringApplication.run(BridgeService.class, arguments);
    }
}
