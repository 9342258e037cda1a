package io.dataflow.platform.buffer;

import io.dataflow.platform.secret.SecretBox;
import io.lettuce.core.RedisClient;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The list of buffer nodes, for services that talk to them. */
@AutoConfiguration
@ConditionalOnClass(RedisClient.class)
public class BufferAutoConfiguration {

    @Bean
    NodeDirectory nodeDirectory(JdbcClient database, SecretBox secrets) {
        return new NodeDirectory(database, secrets);
    }
}
