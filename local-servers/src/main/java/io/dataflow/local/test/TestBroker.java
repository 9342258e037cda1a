package io.dataflow.local.test;

import io.dataflow.local.BrokerSettings;
import io.dataflow.local.LocalBroker;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** MQTT brokers for tests: processes of their own, on this test's class path, because crash tests have to kill them. */
public final class TestBroker {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private TestBroker() {}

    /** A new broker without messages or sessions, which ends with the test run; a test may stop it before. */
    public static LocalBroker start() {
        return start(Map.of());
    }

    /** The same with settings of its own, by their names in the environment. */
    public static LocalBroker start(Map<String, String> more) {
        Path folder = TestFolder.empty("broker-" + NUMBER.incrementAndGet());
        String password = UUID.randomUUID().toString();
        LocalBroker broker = LocalBroker.start(
                BrokerSettings.ofOwnClassPath(folder, 0, password).with(more));
        Runtime.getRuntime().addShutdownHook(new Thread(broker::stop, folder.getFileName() + "-end"));
        return broker;
    }
}
