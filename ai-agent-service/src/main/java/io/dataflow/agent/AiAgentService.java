package io.dataflow.agent;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the service that tells people what their devices' readings say. */
@SpringBootApplication
public class AiAgentService {

    public static void main(String[] arguments) {
        SpringApplication.run(AiAgentService.class, arguments);
    }
}
