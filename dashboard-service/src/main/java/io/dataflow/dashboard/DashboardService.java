package io.dataflow.dashboard;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the dashboard. */
@SpringBootApplication
public class DashboardService {

    public static void main(String[] arguments) {
        SpringApplication.run(DashboardService.class, arguments);
    }
}
