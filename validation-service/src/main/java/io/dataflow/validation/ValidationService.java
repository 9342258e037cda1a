package io.dataflow.validation;

import javax.sql.DataSource;
import net.javacrumbs.shedlock.core.LockProvider;
import net.javacrumbs.shedlock.provider.jdbctemplate.JdbcTemplateLockProvider;
import net.javacrumbs.shedlock.spring.annotation.EnableSchedulerLock;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.JdbcTemplate;

/** Turns the envelopes that wait on the buffer nodes into stored readings and quarantine. */
@SpringBootApplication
@ConfigurationPropertiesScan
@EnableSchedulerLock(defaultLockAtMostFor = "PT10M")
public class ValidationService {

    public static void main(String[] args) {
        SpringApplication.run(ValidationService.class, args);
    }

    /** What must happen once happens in one instance at a time, by the database's clock. */
    @Bean
    LockProvider lockProvider(DataSource dataSource) {
        return new JdbcTemplateLockProvider(JdbcTemplateLockProvider.Configuration.builder()
                .withJdbcTemplate(new JdbcTemplate(dataSource))
                .usingDbTime()
                .build());
    }
}
