package io.dataflow.local.test;

import io.dataflow.local.LocalRedis;
import io.dataflow.local.RedisSettings;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Redis servers for tests. They are always processes of this machine, with or without Docker: crash tests have to kill them, let
 * them hang and find their files again, and the executable is the same kind of Redis either way.
 */
public final class TestRedis {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private TestRedis() {}

    /** A new, empty server, which ends with the test run; a test may stop it before. */
    public static LocalRedis start() {
        String name = "redis-" + NUMBER.incrementAndGet();
        String password = UUID.randomUUID().toString();
        LocalRedis redis = LocalRedis.start(RedisSettings.of(name, TestFolder.empty(name), 0, password));
        Runtime.getRuntime().addShutdownHook(new Thread(redis::stop, name + "-end"));
        return redis;
    }
}
